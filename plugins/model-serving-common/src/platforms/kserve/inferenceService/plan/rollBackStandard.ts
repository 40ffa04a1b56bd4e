import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import { sumShares } from '../../../../traffic/namedShares';
import { finishPlan } from '../../../../canary/plan/finishPlan';
import { sharesAfter } from '../../../../canary/plan/sharesAfter';
import type { InferenceServiceSubject } from './knativePlan';
import { stableRevision, standardWrite, testCanaries } from './standardPlan';

/** Takes all canaries away, Deployments and all; the predictor of the spec is as it was. */
export function rollBackStandard(
  subject: InferenceServiceSubject,
): PlanOutcome {
  const { object, service } = subject;
  const stable = stableRevision(object);
  const names = object.canaries.map(({ predictor }) => predictor.name);
  return finishPlan(subject, {
    summary: `${stable} gets 100 %, and the Deployments of its canaries are deleted`,
    writes: [
      standardWrite(
        object,
        [...testCanaries(object), { op: 'remove', path: '/spec/canary' }],
        `remove spec.canary (${names.join(', ')})`,
      ),
    ],
    after: sharesAfter(service, sumShares([[stable, 100]])),
    risks: [],
    undo: 'put spec.canary back as it was: its pods have to start anew',
  });
}
