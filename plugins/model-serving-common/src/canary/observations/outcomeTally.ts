import { type BySide, bothSides } from '../sources/Side';
import { hasLabels } from '../sources/hasLabels';
import type { Outcome, OutcomeCounter } from '../sources/MetricSource';
import type { Series } from '../series/Sample';
import { addIncreases } from './addIncreases';
import { CellSums } from './CellSums';
import type { MetricTally, TallyOptions } from './MetricTally';
import type { SideSeries } from './SideSeries';
import type { TimeGrid } from './TimeGrid';

interface OutcomeSums {
  sampled: CellSums;
  requests: CellSums;
  errors: CellSums;
  clientErrors: CellSums;
}

/** Errors and 4xx of the requests that counters tell by how they ended. */
export function outcomeTally(
  { grid, sides }: TallyOptions,
  counters: readonly OutcomeCounter[],
  field: 'errors' | 'clientErrors',
): MetricTally {
  const sums: BySide<OutcomeSums> = bothSides(side =>
    sumsOf(grid, sides[side], counters),
  );
  return {
    over(first, last) {
      const counted = bothSides(side =>
        countsOf(sums[side], field, first, last),
      );
      const { canary, stable } = counted;
      return canary && stable ? { [field]: { canary, stable } } : {};
    },
  };
}

function sumsOf(
  grid: TimeGrid,
  { series, startOf }: SideSeries,
  counters: readonly OutcomeCounter[],
): OutcomeSums {
  const cells = () => new CellSums(grid.cells);
  const sums: OutcomeSums = {
    sampled: cells(),
    requests: cells(),
    errors: cells(),
    clientErrors: cells(),
  };
  for (const each of series) {
    const outcome = outcomeOf(each, counters);
    const into = countedIn(sums, outcome);
    addIncreases(each, {
      grid,
      start: startOf(each),
      ...(into.includes(sums.requests) && { sampled: sums.sampled }),
      into,
    });
  }
  return sums;
}

function outcomeOf(
  { name, labels }: Series,
  counters: readonly OutcomeCounter[],
): Outcome {
  const counter = counters.find(
    candidate => candidate.name === name && hasLabels(labels, candidate.having),
  );
  const outcome = counter?.outcome ?? 'left-out';
  return typeof outcome === 'function' ? outcome(labels) : outcome;
}

function countedIn(sums: OutcomeSums, outcome: Outcome): CellSums[] {
  const { requests, errors, clientErrors } = sums;
  switch (outcome) {
    case 'good':
      return [requests];
    case 'error':
      return [requests, errors];
    case 'client-error':
      return [requests, clientErrors];
    case 'counted-error':
      return [errors];
    case 'counted-client-error':
      return [clientErrors];
    default:
      return [];
  }
}

function countsOf(
  sums: OutcomeSums,
  field: 'errors' | 'clientErrors',
  first: number,
  last: number,
): { requests: number; errors: number } | undefined {
  if (sums.sampled.over(first, last) === 0) {
    return undefined;
  }
  const errors = sums[field].over(first, last);
  // A request that began before and failed now may be counted as a request before.
  const requests = Math.max(errors, sums.requests.over(first, last));
  return { requests, errors };
}
