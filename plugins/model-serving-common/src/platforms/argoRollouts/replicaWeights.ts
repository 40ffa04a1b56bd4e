import type { CanaryStrategy } from './strategy';

interface Replicas {
  canary: number;
  total: number;
}

/**
 * The replicas that come nearest to a weight where nothing but replicas moves traffic. One
 * replica more than the spec asks for is allowed where pods may surge, and neither side of a
 * weight between 0 and 100 gets none as long as there are two
 * (argo-rollouts: utils/replicaset/canary.go, approximateWeightedCanaryStableReplicaCounts).
 *
 * @param percent - of the requests that the canary is meant to get
 * @returns undefined where there are no replicas
 */
export function nearestReplicas(
  percent: number,
  replicas: number,
  strategy: CanaryStrategy,
): Replicas | undefined {
  if (replicas === 0) {
    return undefined;
  }
  const exact = (replicas * percent) / 100;
  const isEnd = percent === 0 || percent === 100;
  const maySurge = surges(strategy);
  const mayBeNone = isEnd || (replicas === 1 && !maySurge);
  const totals = maySurge && !isEnd ? [replicas, replicas + 1] : [replicas];
  const options = totals.flatMap(total =>
    [Math.ceil(exact), Math.floor(exact)]
      .filter(canary => mayBeNone || (canary > 0 && canary < total))
      .map(canary => ({ canary, total })),
  );
  return options.reduce<Replicas | undefined>(
    (best, option) =>
      best && distance(best, percent) <= distance(option, percent)
        ? best
        : option,
    undefined,
  );
}

/** The share of the canary's pods among all of them, in percent. */
export function replicaPercent({ canary, total }: Replicas): number {
  return Math.round((canary / total) * 10_000) / 100;
}

function distance(replicas: Replicas, percent: number): number {
  return Math.abs(replicaPercent(replicas) - percent);
}

function surges({ maxSurge }: CanaryStrategy): boolean {
  return Number.parseFloat(String(maxSurge)) > 0;
}
