import type { GraphLink } from './graphLinks';

/** What a line of a graph says: shares and conditions; `percentOf` says a share. */
export function linkLabel(
  { edges }: GraphLink,
  percentOf: (percent: number) => string,
): string {
  return edges
    .map(({ percent, condition }) =>
      [percent === undefined ? '' : percentOf(percent), condition]
        .filter(Boolean)
        .join(' · '),
    )
    .filter(Boolean)
    .join(', ');
}

/** How much of the requests goes along a line; undefined where not every edge says it. */
export function linkPercent({ edges }: GraphLink): number | undefined {
  let sum = 0;
  for (const { percent } of edges) {
    if (percent === undefined) {
      return undefined;
    }
    sum += percent;
  }
  return Math.min(100, sum);
}
