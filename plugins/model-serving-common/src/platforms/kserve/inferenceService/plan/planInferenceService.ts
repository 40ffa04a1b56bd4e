import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import { hasStopAnnotation } from '../../stopAnnotation';
import { refuse } from '../../../../canary/plan/refuse';
import { refuseStopped } from '../../plan/refuseStopped';
import { refuseToPause } from '../../plan/refuseToPause';
import { deploymentMode } from '../deploymentMode';
import type { InferenceServiceSubject } from './knativePlan';
import { promoteKnative } from './promoteKnative';
import { promoteStandard } from './promoteStandard';
import { rollBackKnative } from './rollBackKnative';
import { rollBackStandard } from './rollBackStandard';
import { setKnativeWeight } from './setKnativeWeight';
import { setStandardWeight } from './setStandardWeight';
import { refuseToStart, refuseWithoutCanaries } from './standardPlan';
import { startKnative } from './startKnative';

/** What a plan rests on; of a field that could not be read nothing may be predicted. */
const NEEDED = [
  'spec.predictor.canaryTrafficPercent',
  'spec.predictor.name',
  'spec.canary',
  'status.components',
  'status.canaryStatuses',
];

/** Moves the traffic of an InferenceService, in the way that its mode knows. */
export function planInferenceService(
  subject: InferenceServiceSubject,
): PlanOutcome {
  const { object, service } = subject;
  if (hasStopAnnotation(object) || service.health.status === 'stopped') {
    return refuseStopped(subject);
  }
  const malformed = object.malformed.find(({ path }) =>
    NEEDED.some(field => path === field || path.startsWith(`${field}.`)),
  );
  if (malformed) {
    return refuse(subject, {
      reason: 'malformed-field',
      message: `${malformed.path} is malformed (expected: ${malformed.expected}), so what a change leads to cannot be predicted`,
      instead: 'correct the field first',
    });
  }
  switch (deploymentMode(object)) {
    case 'Knative':
      return planKnative(subject);
    case 'Standard':
      return planStandard(subject);
    default:
      return refuse(subject, {
        reason: 'no-canary-control',
        message:
          service.mode === 'ModelMesh'
            ? 'ModelMesh knows no canary'
            : 'how KServe deploys the service is not known yet',
        instead:
          service.mode === 'ModelMesh'
            ? 'change the model: ModelMesh replaces it as a whole'
            : 'wait until its status says',
      });
  }
}

function planKnative(subject: InferenceServiceSubject): PlanOutcome {
  const { request } = subject;
  switch (request.action) {
    case 'promote':
      return promoteKnative(subject);
    case 'rollback':
      return rollBackKnative(subject);
    case 'set-weight':
      return setKnativeWeight(subject, request.weights);
    case 'start-canary':
      return startKnative(subject, request);
    default:
      return refuseToPause(subject);
  }
}

function planStandard(subject: InferenceServiceSubject): PlanOutcome {
  const { request } = subject;
  switch (request.action) {
    case 'promote':
      return refuseWithoutCanaries(subject) ?? promoteStandard(subject);
    case 'rollback':
      return refuseWithoutCanaries(subject) ?? rollBackStandard(subject);
    case 'set-weight':
      return (
        refuseWithoutCanaries(subject) ??
        setStandardWeight(subject, request.weights)
      );
    case 'start-canary':
      return refuseToStart(subject);
    default:
      return refuseToPause(subject);
  }
}
