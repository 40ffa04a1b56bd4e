import type {
  ExecutionOutcome,
  Plan,
  PlanOutcome,
  PlanRequest,
  Refusal,
} from '@modeldeck/plugin-model-serving-common';

/** Where somebody is on the way from a wish to its outcome. */
export type PlanFlow =
  /** which weights is still to be said */
  | { step: 'asking' }
  | { step: 'planning'; request: PlanRequest }
  | {
      step: 'planned';
      request: PlanRequest;
      plan: Plan;
      /** it is not what was confirmed: something changed meanwhile */
      changed: boolean;
    }
  | {
      step: 'refused';
      request: PlanRequest;
      refusal: Refusal;
      changed: boolean;
    }
  | { step: 'writing'; request: PlanRequest; plan: Plan }
  | { step: 'written'; plan: Plan }
  /** `confirmed`: nobody knows what was written, unless the message says so */
  | { step: 'failed'; message: string; confirmed: boolean };

export type PlanFlowEvent =
  | { type: 'request'; request: PlanRequest }
  | { type: 'planned'; outcome: PlanOutcome }
  | { type: 'confirm' }
  | { type: 'executed'; outcome: ExecutionOutcome }
  | { type: 'failed'; message: string };

/** What follows from an event; one that does not fit the step is late, and changes nothing. */
export function nextStep(flow: PlanFlow, event: PlanFlowEvent): PlanFlow {
  switch (event.type) {
    case 'request':
      return flow.step === 'writing' || flow.step === 'written'
        ? flow
        : { step: 'planning', request: event.request };
    case 'planned':
      return flow.step === 'planning'
        ? presented(flow.request, event.outcome, false)
        : flow;
    case 'confirm':
      return flow.step === 'planned'
        ? { step: 'writing', request: flow.request, plan: flow.plan }
        : flow;
    case 'executed':
      return flow.step === 'writing' ? executed(flow.request, event) : flow;
    default:
      return flow.step === 'planning' || flow.step === 'writing'
        ? {
            step: 'failed',
            message: event.message,
            confirmed: flow.step === 'writing',
          }
        : flow;
  }
}

function executed(
  request: PlanRequest,
  { outcome }: { outcome: ExecutionOutcome },
): PlanFlow {
  return outcome.state === 'written'
    ? { step: 'written', plan: outcome.plan }
    : presented(request, outcome.outcome, true);
}

function presented(
  request: PlanRequest,
  outcome: PlanOutcome,
  changed: boolean,
): PlanFlow {
  return 'plan' in outcome
    ? { step: 'planned', request, plan: outcome.plan, changed }
    : { step: 'refused', request, refusal: outcome.refusal, changed };
}
