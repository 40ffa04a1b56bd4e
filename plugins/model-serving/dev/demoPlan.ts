import {
  known,
  type ModelService,
  type PlanOutcome,
  type PlanRequest,
} from '@modeldeck/plugin-model-serving-common';
import { aPlan, aRefusal } from '../src/__testUtils__/plans';

/** A made-up plan; pausing is refused, so that a refusal can be looked at. */
export function demoPlan(
  { id, revisions }: ModelService,
  request: PlanRequest,
): PlanOutcome {
  const { action } = request;
  if (action === 'pause') {
    return { refusal: aRefusal({ service: id, action }) };
  }
  const goal = action === 'promote' ? 'canary' : 'stable';
  const shares = (percent: (revision: (typeof revisions)[number]) => number) =>
    revisions.map(revision => ({
      revision: revision.name,
      percent: percent(revision),
    }));
  return {
    plan: aPlan({
      service: id,
      action,
      summary: `the ${goal} revision gets all traffic`,
      before: shares(({ traffic }) => known(traffic.programmed)?.percent ?? 0),
      after: shares(({ name, role }) =>
        'weights' in request
          ? request.weights[name] ?? 0
          : Number(role === goal) * 100,
      ),
    }),
  };
}
