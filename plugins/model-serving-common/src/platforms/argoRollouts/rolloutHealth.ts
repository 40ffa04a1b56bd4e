import { readyCondition } from '../../health/readyCondition';
import { assessHealth } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import { type Condition, condition } from '../../kubernetes/conditions';
import { PODS } from '../../kubernetes/pod';
import type { Finding, Health, Revision } from '../../model/types';
import { atZero } from '../../scaling/atZero';
import type { NamespaceObjects } from '../NamespaceObjects';
import { whyPaused } from './rolloutProgress';
import { type Rollout, scalingTarget } from './rollout';

/** What a Rollout's phase says of those who use it, once its pods have raised no objection. */
export function rolloutHealth(
  rollout: Rollout,
  {
    revisions,
    findings,
    objects,
  }: {
    revisions: readonly Revision[];
    findings: readonly Finding[];
    objects: NamespaceObjects;
  },
): Health {
  const podsUnknown = objects.cannotTell(PODS);
  return assessHealth({
    terminating: terminating([rollout]),
    ...atZero([scalingTarget(rollout)], objects),
    ready: readiness(rollout),
    statusIsStale: isStatusStale(rollout),
    revisions,
    findings,
    ...(podsUnknown === undefined ? {} : { podsUnknown }),
  });
}

/**
 * A pause is no failure: somebody wanted it, and the stable version serves. An abort leaves the
 * stable version serving too, but what the spec asks for is not there.
 */
function readiness(rollout: Rollout): Condition | undefined {
  const { phase, message } = rollout.status;
  switch (phase) {
    case '':
      return undefined;
    case 'Healthy':
      return readyCondition('True', 'Healthy', message || 'it is healthy');
    case 'Paused':
      return (
        shortOfPods(rollout) ??
        readyCondition(
          'True',
          'Paused',
          `it waits: ${whyPaused(rollout) ?? message}`,
        )
      );
    case 'Degraded':
      return readyCondition('False', degradedReason(rollout), message);
    case 'Progressing':
      return readyCondition('False', 'Progressing', message);
    default:
      return readyCondition('Unknown', phase, message);
  }
}

function shortOfPods({ conditions }: Rollout): Condition | undefined {
  const available = condition(conditions, 'Available');
  return available?.status === 'False'
    ? readyCondition('False', 'MinimumReplicasUnavailable', available.message)
    : undefined;
}

function degradedReason({ conditions }: Rollout): string {
  if (condition(conditions, 'InvalidSpec')) {
    return 'InvalidSpec';
  }
  const progressing = condition(conditions, 'Progressing');
  return progressing?.status === 'False' ? progressing.reason : 'Degraded';
}

/** Controllers before 0.10 wrote a hash there, which cannot be compared with anything. */
function isStatusStale({ metadata, status }: Rollout): boolean {
  return (
    /^\d+$/.test(status.observedGeneration) &&
    Number(status.observedGeneration) < (metadata.generation ?? 0)
  );
}
