import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import { writeTo } from '../../../../canary/plan/writeTo';
import type { PlannedWrite } from '../../../../model/types';
import type {
  PlanParts,
  PlanSubject,
} from '../../../../canary/plan/finishPlan';
import { finishPlan } from '../../../../canary/plan/finishPlan';
import { sharesAfter, sharesText } from '../../../../canary/plan/sharesAfter';
import { refuse } from '../../../../canary/plan/refuse';
import { INFERENCE_SERVICES, type InferenceService } from '../inferenceService';
import { settledRollout } from './knativeRollout';

export type InferenceServiceSubject = PlanSubject<InferenceService>;

/**
 * Writes the percent and nothing beside it: any change of the pod template in the same patch makes
 * a new revision, which then gets the share instead of the one that was meant.
 */
export function percentWrite(
  object: InferenceService,
  percent: number | undefined,
): PlannedWrite {
  return writeTo(INFERENCE_SERVICES, object, {
    type: 'merge',
    patch: { spec: { predictor: { canaryTrafficPercent: percent ?? null } } },
    summary:
      percent === undefined
        ? 'remove spec.predictor.canaryTrafficPercent'
        : `set spec.predictor.canaryTrafficPercent to ${percent}`,
  });
}

/** A plan that writes a percent (undefined removes it), with the traffic that KServe makes of it. */
export function planPercent(
  subject: InferenceServiceSubject,
  percent: number | undefined,
  parts: Pick<PlanParts, 'risks' | 'undo' | 'inRepository'>,
): PlanOutcome {
  const { object, service } = subject;
  const settled = settledRollout(object.predictorStatus, percent);
  if (!settled) {
    return refuse(subject, {
      reason: 'no-revision-ready',
      message: 'no revision is ready, so a percent would share out nothing',
      instead: 'find out why its pods are not ready',
    });
  }
  return finishPlan(subject, {
    ...parts,
    summary: sharesText(settled.shares),
    writes: [percentWrite(object, percent)],
    after: sharesAfter(service, settled.shares),
  });
}
