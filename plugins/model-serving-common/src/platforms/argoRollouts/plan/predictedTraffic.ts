import { isUnknown, type Known, unknown } from '../../../model/known';
import { startedShares } from '../../../canary/plan/start/startedShares';
import type { ModelService, PredictedShare } from '../../../model/types';
import { nextStop, percentAt, toHundredths } from '../currentWeight';
import { nearestReplicas, replicaPercent } from '../replicaWeights';
import type { RolloutView } from '../RolloutView';
import type { CanaryStrategy } from '../strategy';

/** Who gets what once the version that is asked for gets this share, and stable the rest. */
export function sharedTraffic(
  { rollout, revisions }: RolloutView,
  percent: Known<number>,
): PredictedShare[] {
  const { currentHash, stableHash } = rollout.status;
  return revisions.map(({ hash, name }) => ({
    revision: name,
    percent: shareOf(hash),
  }));

  function shareOf(hash: string): Known<number> {
    if (hash !== currentHash && hash !== stableHash) {
      return 0;
    }
    if (isUnknown(percent)) {
      return percent;
    }
    return hash === currentHash ? percent : toHundredths(100 - percent);
  }
}

/** The canary's share where a rollout that goes on from this step waits next. */
export function percentAfter(
  { rollout }: RolloutView,
  strategy: CanaryStrategy,
  from: number,
): Known<number> {
  const percent = percentAt(strategy, nextStop(strategy, from));
  if (isUnknown(percent) || strategy.trafficRouting !== undefined) {
    return percent;
  }
  return byReplicas(percent, rollout.replicas, strategy);
}

/** Without a router the share is what the numbers of pods come to. */
function byReplicas(
  percent: number,
  replicas: number | undefined,
  strategy: CanaryStrategy,
): Known<number> {
  if (percent === 0 || percent === 100) {
    return percent;
  }
  const nearest = replicas && nearestReplicas(percent, replicas, strategy);
  return nearest
    ? replicaPercent(nearest)
    : unknown('it follows the numbers of pods, and spec.replicas is not known');
}

/** The same for a version that is not there yet: stable keeps the rest. */
export function startedTraffic(
  service: Pick<ModelService, 'revisions'>,
  { rollout, revisions }: RolloutView,
  percent: Known<number>,
): PredictedShare[] {
  const { stableHash } = rollout.status;
  const stable = revisions.find(({ hash }) => hash === stableHash)?.name ?? '';
  const shares = startedShares(service, {
    stable,
    percent: isUnknown(percent) ? 0 : percent,
  });
  return isUnknown(percent)
    ? shares.map(share =>
        share.appearing || share.revision === stable
          ? { ...share, percent }
          : share,
      )
    : shares;
}
