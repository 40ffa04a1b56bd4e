import type {
  ActionOutcome,
  ActionReport,
  Plan,
  Refusal,
} from '@modeldeck/plugin-model-serving-common';

/** What `-o json` prints of a verb that moves traffic. */
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
