import { assessHealth, type HealthEvidence } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import { type Condition, condition } from '../../kubernetes/conditions';
import { PODS } from '../../kubernetes/pod';
import type { Finding, Health, Revision } from '../../model/types';
import { idleScaler } from '../../scaling/idleScaler';
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
    ...atZero(rollout, objects),
    ready: readiness(rollout),
    statusIsStale: isStatusStale(rollout),
    revisions,
    findings,
    ...(podsUnknown === undefined ? {} : { podsUnknown }),
  });
}

/** Stopped by a person, unless something starts it again when there is work. */
function atZero(
  rollout: Rollout,
  objects: NamespaceObjects,
): Pick<HealthEvidence, 'stopped' | 'scaledToZero'> {
  if (rollout.replicas !== 0) {
    return {};
  }
  const idle = idleScaler(scalingTarget(rollout), objects);
  return idle
    ? {
        scaledToZero: {
          reason: 'ScaledToZero',
          message: `ScaledObject "${idle.metadata.name}" starts it when one of its triggers is active`,
        },
      }
    : {
        stopped: {
          reason: 'ScaledToZero',
          message: 'it is scaled to zero, and nothing starts it on demand',
        },
      };
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
      return ready('True', 'Healthy', message || 'it is healthy');
    case 'Paused':
      return (
        shortOfPods(rollout) ??
        ready('True', 'Paused', `it waits: ${whyPaused(rollout) ?? message}`)
      );
    case 'Degraded':
      return ready('False', degradedReason(rollout), message);
    case 'Progressing':
      return ready('False', 'Progressing', message);
    default:
      return ready('Unknown', phase, message);
  }
}

function shortOfPods({ conditions }: Rollout): Condition | undefined {
  const available = condition(conditions, 'Available');
  return available?.status === 'False'
    ? ready('False', 'MinimumReplicasUnavailable', available.message)
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

function ready(
  status: Condition['status'],
  reason: string,
  message: string,
): Condition {
  return {
    type: 'Ready',
    status,
    reason,
    message,
    lastTransitionTime: undefined,
  };
}
