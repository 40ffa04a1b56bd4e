import { isUnknown, known } from '../../model/known';
import type { CanaryTarget } from '../sources/canaryTarget';

/**
 * Whether a canary is under way: it gets traffic, is to get some, or a controller has steps left
 * for it. One that is kept beside stable without traffic is not; a share that cannot be told may
 * be traffic.
 *
 * @public
 */
export function isInFlight({ service, canary }: CanaryTarget): boolean {
  const { declared, programmed } = canary.traffic;
  const shares = [declared, programmed].flatMap(share => known(share) ?? []);
  if (shares.length === 0 || shares.some(({ percent }) => percent > 0)) {
    return true;
  }
  const { rollout } = service;
  return (
    rollout !== undefined &&
    !rollout.aborted &&
    !isUnknown(rollout.step) &&
    rollout.step.index < rollout.step.count
  );
}
