import type { Condition } from '../kubernetes/conditions';
import type { Health, Revision } from '../model/types';
import type { HealthEvidence } from './assessHealth';
import {
  hasNoReadyReplica,
  isStarting,
  mayTakeTraffic,
  readyReplicas,
} from './revisionReadiness';

/** False that passes without anybody's help: a part waits for another part. */
const PASSING = new Set([
  'ContainerCreating',
  'Deploying',
  'GroupsProgressing',
  'HttpRouteNotReady',
  'IngressNotConfigured',
  'Initializing',
  'NIMCacheNotReady',
  'ParentStatusNotAvailable',
  'PodInitializing',
  'Progressing',
  'ReplicaSetUpdated',
  'ResolvingDigests',
  'TrafficNotMigrated',
  'Uninitialized',
  'WaitingForGateway',
]);

/** False that stays until somebody changes something, even while pods are starting. */
const FINAL =
  /^(ProgressDeadlineExceeded|FailedCreate|ReconcileFailed|InternalError|RevisionFailed|RevisionMissing|ConfigNotFound|CombineBaseError|InvalidRenderedConfig|ScalingCRDNotFound|ContainerMissing|NotOwned|InvalidSpec|RolloutAborted|ExitCode\d+)$/;

/**
 * Health from the platform's own summary, once the pods have raised no objection.
 *
 * @public
 */
export function judgeReady(evidence: HealthEvidence): Health {
  const { ready, statusIsStale } = evidence;
  if (statusIsStale) {
    return {
      status: 'progressing',
      reason: 'StatusOutdated',
      message: 'its controller has not yet acted on the latest change',
    };
  }
  if (!ready) {
    // Not progressing: a controller that is not installed writes no status either.
    return {
      status: 'unknown',
      reason: 'NoStatus',
      message: 'no controller has reported on it yet',
    };
  }
  switch (ready.status) {
    case 'True':
      return judgeTrue(evidence.revisions, ready);
    case 'False':
      return judgeFalse(evidence.revisions, ready);
    default:
      return fromCondition(
        'progressing',
        ready,
        'its readiness is not known yet',
      );
  }
}

function judgeTrue(revisions: readonly Revision[], ready: Condition): Health {
  const waiting = revisions.find(
    r => mayTakeTraffic(r) && hasNoReadyReplica(r),
  );
  return waiting
    ? {
        status: 'progressing',
        reason: 'NoReadyReplica',
        message: `revision ${waiting.name} may take traffic but has no ready pod yet`,
      }
    : fromCondition('healthy', ready, 'it is ready');
}

function judgeFalse(revisions: readonly Revision[], ready: Condition): Health {
  const isRolling = revisions.some(isStarting) && !FINAL.test(ready.reason);
  if (isRolling || PASSING.has(ready.reason)) {
    return fromCondition('progressing', ready, 'it is not ready yet');
  }
  const serves = revisions.some(
    r => mayTakeTraffic(r) && (readyReplicas(r) ?? 0) > 0,
  );
  return serves
    ? fromCondition(
        'degraded',
        ready,
        'it reports not ready while some pods are',
      )
    : fromCondition('failed', ready, 'it is not ready');
}

function fromCondition(
  status: Health['status'],
  { reason, message }: Condition,
  otherwise: string,
): Health {
  return {
    status,
    reason: reason || (status === 'healthy' ? 'Ready' : 'NotReady'),
    message: message || otherwise,
  };
}
