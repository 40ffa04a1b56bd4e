import type { Labels } from './MetricSource';
import { exactly, type NameShape, patternOf, shapeKey } from './NameShape';

/** What the value of a label is to be. @public */
export interface Matcher {
  label: string;
  shapes: readonly NameShape[];
}

export function matchersOf(labels: Labels): Matcher[] {
  return Object.entries(labels).map(([label, value]) => ({
    label,
    shapes: exactly(value),
  }));
}

/**
 * A selector of PromQL for series of any of these names.
 *
 * @param longest - of the pattern for a label; beyond, more is let through than was asked for
 * @public
 */
export function selector(
  names: readonly string[],
  matchers: readonly Matcher[],
  longest?: number,
): string {
  const all = [
    { label: '__name__', pattern: patternOf(exactly(...names)) },
    ...matchers.map(({ label, shapes }) => ({
      label,
      pattern: patternOf(shapes, longest),
    })),
  ];
  return `{${all
    .map(({ label, pattern }) => `${label}=~${JSON.stringify(pattern)}`)
    .join(',')}}`;
}

/**
 * Matchers that let through whatever one of several would, and more: what is asked for at once
 * for many canaries is sorted out afterwards.
 *
 * @public
 */
export function widened(
  alternatives: ReadonlyArray<readonly Matcher[]>,
): Matcher[] {
  const labels = new Map<string, Map<string, NameShape>>();
  for (const { label, shapes } of alternatives.flat()) {
    const known = labels.get(label) ?? new Map<string, NameShape>();
    shapes.forEach(shape => known.set(shapeKey(shape), shape));
    labels.set(label, known);
  }
  return [...labels].map(([label, of]) => ({
    label,
    shapes: [...of.values()],
  }));
}
