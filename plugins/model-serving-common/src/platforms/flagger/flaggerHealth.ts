import { assessHealth, type HealthEvidence } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import { type Condition, condition } from '../../kubernetes/conditions';
import type { Finding, Health, Revision } from '../../model/types';
import { idleScaler } from '../../scaling/idleScaler';
import type { NamespaceObjects } from '../NamespaceObjects';
import { scalingTarget } from '../PlainWorkload';
import type { Canary } from './canary';
import { type FlaggerView, workloadsOf } from './FlaggerView';

/** The primary is what users get: a target at zero is how Flagger rests. */
export function flaggerHealth(
  view: FlaggerView,
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
  const { canary } = view;
  const podsUnknown = workloadsOf(view)
    // Pods that nobody asks for are not missed.
    .filter(({ deployment }) => deployment?.replicas !== 0)
    .map(part => part.podsUnknown)
    .find(reason => reason !== undefined);
  return assessHealth({
    terminating: terminating([canary]),
    ...atZero(view, objects),
    ready: readiness(canary),
    // Flagger writes no generation that its status speaks of.
    statusIsStale: false,
    revisions,
    findings,
    ...(podsUnknown === undefined ? {} : { podsUnknown }),
  });
}

/** Both at zero: stopped by a person, unless something starts the primary when there is work. */
function atZero(
  view: FlaggerView,
  objects: NamespaceObjects,
): Pick<HealthEvidence, 'stopped' | 'scaledToZero'> {
  const { primary } = view;
  const parts = workloadsOf(view);
  if (
    !primary?.deployment ||
    parts.some(({ deployment }) => deployment?.replicas !== 0)
  ) {
    return {};
  }
  const idle = idleScaler(scalingTarget(primary.deployment), objects);
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
          message: 'its primary is scaled to zero, and nothing starts it',
        },
      };
}

/**
 * An analysis in progress is no failure: the primary serves meanwhile. After a failed one it
 * serves too, but what the target asks for is not there.
 */
function readiness(canary: Canary): Condition | undefined {
  const { phase } = canary.status;
  const message = condition(canary.conditions, 'Promoted')?.message ?? '';
  switch (phase) {
    case '':
      return undefined;
    case 'Initialized':
    case 'Succeeded':
    case 'Progressing':
    case 'Waiting':
    case 'WaitingPromotion':
      return ready('True', phase, message);
    case 'Initializing':
    case 'Promoting':
    case 'Finalising':
      // A reason that passes by itself, told by its own word in the message.
      return ready('False', 'Progressing', message || `it is ${phase}`);
    case 'Failed':
      return ready('False', 'CanaryFailed', message);
    default:
      return ready('Unknown', phase, message);
  }
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
