import { readyCondition } from '../../health/readyCondition';
import { assessHealth } from '../../health/assessHealth';
import { terminating } from '../../health/terminating';
import { type Condition, condition } from '../../kubernetes/conditions';
import type { Finding, Health, Revision } from '../../model/types';
import { atZero } from '../../scaling/atZero';
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
    ...atRest(view, objects),
    ready: readiness(canary),
    // Flagger writes no generation that its status speaks of.
    statusIsStale: false,
    revisions,
    findings,
    ...(podsUnknown === undefined ? {} : { podsUnknown }),
  });
}

/** Both at zero; the target alone may be scaled up before a new version of it is tried. */
function atRest(view: FlaggerView, objects: NamespaceObjects) {
  const { primary } = view;
  const runsNothing = workloadsOf(view).every(
    ({ deployment }) => deployment?.replicas === 0,
  );
  return primary?.deployment && runsNothing
    ? atZero([scalingTarget(primary.deployment)], objects)
    : {};
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
      return readyCondition('True', phase, message);
    case 'Initializing':
    case 'Promoting':
    case 'Finalising':
      // A reason that passes by itself, told by its own word in the message.
      return readyCondition(
        'False',
        'Progressing',
        message || `it is ${phase}`,
      );
    case 'Failed':
      return readyCondition('False', 'CanaryFailed', message);
    default:
      return readyCondition('Unknown', phase, message);
  }
}
