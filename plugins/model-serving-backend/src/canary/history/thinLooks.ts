import type { CanaryLook } from '@modeldeck/plugin-model-serving-common';

/** What is told of a look where it is chosen. */
type Outline = Pick<CanaryLook, 'at' | 'decision'>;

/**
 * At most so many of the looks, in their order: the first, the last, those at which the decision
 * changed, and of the others so many that they spread evenly over the time. Where the decision
 * changed more often than that, the latest changes.
 */
export function thinLooks<T extends Outline>(
  looks: readonly T[],
  most: number,
): T[] {
  if (looks.length <= most) {
    return [...looks];
  }
  const [first] = looks;
  const needed = looks.filter(
    (look, index) =>
      index === looks.length - 1 ||
      look.decision !== looks[index - 1]?.decision,
  );
  if (!first || needed.length >= most) {
    return [...(first ? [first] : []), ...needed.slice(1).slice(1 - most)];
  }
  const kept = new Set(needed);
  const others = looks.filter(look => !kept.has(look));
  spread(others, most - needed.length).forEach(look => kept.add(look));
  return looks.filter(look => kept.has(look));
}

/** The first of each of so many equal parts of their time. */
function spread<T extends Outline>(looks: readonly T[], parts: number): T[] {
  const times = looks.map(({ at }) => Date.parse(at));
  const begin = times[0] ?? 0;
  const length = (times[times.length - 1] ?? 0) - begin;
  const taken = new Set<number>();
  return looks.filter((_, index) => {
    const part = Math.floor((parts * ((times[index] ?? 0) - begin)) / length);
    const isFirst = part < parts && !taken.has(part);
    taken.add(part);
    return isFirst;
  });
}
