import { wholePercentsOnly } from '../../../canary/plan/wholePercentsOnly';
import type {
  PlanOutcome,
  PlanRequest,
} from '../../../canary/plan/PlanRequest';
import { KNATIVE_SERVICES } from '../../../kubernetes/knativeService';
import type { ModelService } from '../../../model/types';
import { refuse } from '../../../canary/plan/refuse';
import { refuseGone } from '../../../canary/plan/refuseGone';
import type { PlanContext } from '../../ServingPlatform';
import type { KnativeSubject } from './KnativeSubject';
import { planTraffic } from './planTraffic';
import { promoteRevision } from './promoteRevision';
import { rollBackRevision } from './rollBackRevision';
import { startRevision } from './startRevision';

/** Moves the traffic of a Knative Service by writing spec.traffic. */
export function planKnativeService(
  request: PlanRequest,
  service: ModelService,
  context: PlanContext,
): PlanOutcome {
  const object = context.objects.find(KNATIVE_SERVICES, service.name);
  if (!object) {
    return refuseGone({ request, service });
  }
  const subject = { request, service, object, context };
  return refuseMalformed(subject) ?? planAction(subject);
}

function planAction(subject: KnativeSubject): PlanOutcome {
  const { request } = subject;
  switch (request.action) {
    case 'promote':
      return promoteRevision(subject);
    case 'rollback':
      return rollBackRevision(subject);
    case 'set-weight':
      return setWeights(subject, request.weights);
    case 'start-canary':
      return startRevision(subject, request);
    default:
      return refuseToPause(subject);
  }
}

function setWeights(
  subject: KnativeSubject,
  weights: Readonly<Record<string, number>>,
): PlanOutcome {
  const why = wholePercentsOnly(weights, 'Knative');
  return why
    ? refuse(subject, why)
    : planTraffic(subject, { shares: new Map(Object.entries(weights)) });
}

/** Of a field that could not be read nothing may be predicted, nor may it be written over. */
function refuseMalformed(subject: KnativeSubject): PlanOutcome | undefined {
  const malformed = subject.object.malformed.find(({ path }) =>
    /^(spec|status)\.traffic/.test(path),
  );
  return (
    malformed &&
    refuse(subject, {
      reason: 'malformed-field',
      message: `${malformed.path} is malformed (expected: ${malformed.expected}), so what a change leads to cannot be predicted`,
      instead: 'correct the field first',
    })
  );
}

function refuseToPause(subject: KnativeSubject): PlanOutcome {
  const { service } = subject;
  return refuse(
    subject,
    service.rollout
      ? {
          reason: 'nothing-to-pause',
          message: 'Knative cannot hold a gradual rollout',
          instead:
            'set the weights that the revisions have now: entries that name their revisions stay as they are',
        }
      : {
          reason: 'nothing-to-pause',
          message:
            'Knative moves no traffic by itself here: a share stays as it is until somebody changes it',
          instead: 'leave the shares as they are',
        },
  );
}
