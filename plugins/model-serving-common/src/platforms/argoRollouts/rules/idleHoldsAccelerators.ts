import { findingAbout } from '../../../diagnosis/finding';
import { isUnknown } from '../../../model/known';
import { isInFlight } from '../RolloutView';
import { rolloutsCommand } from '../rolloutsCommand';
import type { RolloutRule } from './RolloutRule';

/** A version that was rolled back, or waits for its promotion, and keeps accelerators meanwhile. */
export const idleHoldsAccelerators: RolloutRule = ({
  view: { rollout, revisions },
  service,
}) => {
  const { status } = rollout;
  const waits = status.abort || rollout.strategy?.kind === 'blue-green';
  const name = revisions.find(r => r.hash === status.currentHash)?.name;
  const idle = service.revisions.find(r => r.name === name);
  if (!isInFlight(rollout) || !waits || !idle?.accelerators.length) {
    return undefined;
  }
  const { programmed } = idle.traffic;
  if (isUnknown(programmed) || programmed.percent > 0) {
    return undefined;
  }
  const held = idle.accelerators
    .map(({ resource, count }) => `${count} ${resource}`)
    .join(' and ');
  return findingAbout(rollout, {
    rule: 'idle-revision-holds-accelerators',
    severity: 'warning',
    cause: `${idle.name} gets no requests but holds ${held}`,
    evidence: [
      { source: 'field', detail: `${idle.name}: ${idle.pods.length} pods` },
      { source: 'route', detail: `${programmed.source}: 0 %` },
    ],
    fix: status.abort
      ? `set abortScaleDownDelaySeconds, or put the spec back to the version that runs: ${rolloutsCommand(
          rollout,
          'undo',
        )}`
      : 'promote it or roll it back; previewReplicaCount keeps a preview small',
  });
};
