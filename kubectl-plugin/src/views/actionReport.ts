import type {
  Plan,
  PlanAction,
  PredictedShare,
  Refusal,
} from '@modeldeck/plugin-model-serving-common';

export type ActionState =
  | 'refused'
  | 'planned'
  | 'accepted'
  | 'declined'
  | 'written'
  | 'reached'
  | 'cannot-verify'
  | 'failed'
  | 'gone'
  | 'timed-out';

export interface ActionOutcome {
  state: ActionState;
  /** one sentence for people */
  detail: string;
  /** programmed traffic as last seen */
  now?: PredictedShare[];
}

/** What `-o json` prints of a verb that moves traffic. */
export interface ActionReport {
  apiVersion: 'modeldeck.io/v1alpha1';
  kind: 'ActionReport';
  /** id of the service */
  service: string;
  action: PlanAction;
  plan?: Plan;
  refusal?: Refusal;
  outcome: ActionOutcome;
}

export function actionReport(
  made: Plan | Refusal,
  outcome: ActionOutcome,
): ActionReport {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'ActionReport',
    service: made.service,
    action: made.action,
    ...('writes' in made ? { plan: inOrder(made) } : { refusal: made }),
    outcome: 'writes' in made ? outcome : { ...outcome, detail: made.message },
  };
}

/** As the wire format lists them, whatever order a platform gives them in. */
function inOrder(plan: Plan): Plan {
  const { service, action, summary, writes, before, after, risks, undo } = plan;
  return { service, action, summary, writes, before, after, risks, undo };
}
