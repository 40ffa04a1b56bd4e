import { ConflictError } from '@backstage/errors';
import {
  isUnknown,
  type ModelService,
  type Plan,
  type PlanOutcome,
  type PredictedShare,
  type Refusal,
  type StartCanaryRequest,
} from '@modeldeck/plugin-model-serving-common';
import type {
  Caller,
  ModelServingBackend,
} from '../backend/ModelServingBackend';

/** What people are told of a canary. */
type Told = Pick<Plan, 'summary' | 'before' | 'after' | 'undo' | 'risks'>;

/** What came of it. */
export type StartedCanary =
  | ({ state: 'written' | 'planned' | 'there already' } & Told)
  | { state: 'refused'; refusal: Refusal };

/** Controllers write what is planned for all the time: once more is no stubbornness. */
const MOST_PLANS = 3;

/**
 * Plans and writes. Nobody waits for a question in a template, so that a plan which is another one
 * by the time it is written is taken as it is then: it was made from the same request.
 */
export async function startCanary(options: {
  backend: Pick<ModelServingBackend, 'plan' | 'execute' | 'service'>;
  id: string;
  request: StartCanaryRequest;
  caller: Caller;
  dryRun: boolean;
}): Promise<StartedCanary> {
  const { backend, id, request, caller, dryRun } = options;
  let outcome: PlanOutcome = await backend.plan(id, request, caller);
  for (let plans = 1; 'plan' in outcome; plans += 1) {
    if (dryRun) {
      return { state: 'planned', ...outcome.plan };
    }
    const { plan } = outcome;
    const executed = await backend.execute(id, { request, plan }, caller);
    if (executed.state === 'written') {
      return { state: 'written', ...executed.plan };
    }
    if (plans === MOST_PLANS) {
      throw new ConflictError(
        'Something else keeps changing what would be written: look at the service, and take the task up again',
      );
    }
    outcome = executed.outcome;
  }
  const { refusal } = outcome;
  return refusal.reason === 'already-started'
    ? alreadyThere(refusal, await backend.service(id, caller))
    : { state: 'refused', refusal };
}

/** A task that is taken up again finds what it has done. */
function alreadyThere(
  { message }: Refusal,
  { revisions }: ModelService,
): StartedCanary {
  const now = revisions.map(
    ({ name, traffic: { programmed } }): PredictedShare => ({
      revision: name,
      percent: isUnknown(programmed) ? programmed : programmed.percent,
    }),
  );
  return {
    state: 'there already',
    summary: message,
    before: now,
    after: now,
    risks: [],
    undo: 'roll back',
  };
}
