import { isCount } from '../series/increases';
import type { Series } from '../series/Sample';

/** What Prometheus scrapes by where nobody says otherwise, and what a series of two cannot tell. */
const USUAL_MS = 15_000;

/** How far samples are apart, of the series that is sampled least often; milliseconds. */
export function samplingInterval(series: readonly Series[]): number {
  const intervals = series.flatMap(({ samples }) =>
    samples.length < 3 ? [] : medianDistance(samples),
  );
  const longest = intervals.reduce((a, b) => Math.max(a, b), 0);
  return longest > 0 ? Math.ceil(longest / 1000) * 1000 : USUAL_MS;
}

/** Of the first hundred: a scrape interval does not change within hours. */
const ENOUGH = 100;

function medianDistance(samples: Series['samples']): number {
  const counts = samples.slice(0, ENOUGH).filter(({ value }) => isCount(value));
  const distances = counts
    .slice(1)
    .map(({ at }, index) => at - (counts[index]?.at ?? at))
    .filter(distance => distance > 0)
    .sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? 0;
}
