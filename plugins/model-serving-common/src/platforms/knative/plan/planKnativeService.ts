import type {
  PlanOutcome,
  PlanRequest,
} from '../../../canary/plan/PlanRequest';
import { KNATIVE_SERVICES } from '../../../kubernetes/knativeService';
import type { ModelService } from '../../../model/types';
import { refuseSubject } from '../../../canary/plan/refuseSubject';
import type { PlanContext } from '../../ServingPlatform';
import type { KnativeSubject } from './KnativeSubject';
import { planTraffic } from './planTraffic';
import { promoteRevision } from './promoteRevision';
import { rollBackRevision } from './rollBackRevision';

/** Moves the traffic of a Knative Service by writing spec.traffic. */
export function planKnativeService(
  request: PlanRequest,
  service: ModelService,
  context: PlanContext,
): PlanOutcome {
  const object = context.objects.find(KNATIVE_SERVICES, service.name);
  if (!object) {
    return refuseSubject(
      { request, service },
      {
        reason: 'object-gone',
        message: `Knative Service "${service.name}" is not among the objects that were read`,
        instead: 'read the service again',
      },
    );
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
    default:
      return refuseToPause(subject);
  }
}

function setWeights(
  subject: KnativeSubject,
  weights: Readonly<Record<string, number>>,
): PlanOutcome {
  const fraction = Object.values(weights).find(w => !Number.isInteger(w));
  return fraction === undefined
    ? planTraffic(subject, { shares: new Map(Object.entries(weights)) })
    : refuseSubject(subject, {
        reason: 'whole-percents-only',
        message: `Knative takes whole percents, and ${fraction} is none`,
        instead: 'ask for whole percents',
      });
}

/** Of a field that could not be read nothing may be predicted, nor may it be written over. */
function refuseMalformed(subject: KnativeSubject): PlanOutcome | undefined {
  const malformed = subject.object.malformed.find(({ path }) =>
    /^(spec|status)\.traffic/.test(path),
  );
  return (
    malformed &&
    refuseSubject(subject, {
      reason: 'malformed-field',
      message: `${malformed.path} is malformed (expected: ${malformed.expected}), so what a change leads to cannot be predicted`,
      instead: 'correct the field first',
    })
  );
}

function refuseToPause(subject: KnativeSubject): PlanOutcome {
  const { service } = subject;
  return refuseSubject(
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
