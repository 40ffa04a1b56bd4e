import { findingAbout } from '../../../diagnosis/finding';
import { condition } from '../../../kubernetes/conditions';
import { type SeldonModel, wantedReplicas } from '../model/seldonModel';
import { editCommand, type SeldonRule } from './SeldonRule';

/** Since 2.9 a model with `minReplicas` is ready with fewer replicas than asked for. */
export const partlyScheduled: SeldonRule<SeldonModel> = model => {
  const { availableReplicas, conditions } = model;
  const wanted = wantedReplicas(model);
  const isReady = condition(conditions, 'ModelReady')?.status === 'True';
  return isReady &&
    availableReplicas !== undefined &&
    availableReplicas < wanted
    ? findingAbout(model, {
        rule: 'model-partly-scheduled',
        severity: 'warning',
        cause: `${availableReplicas} of ${wanted} replicas are loaded; the Servers have no room for more, and the Model is ready all the same`,
        evidence: [
          {
            source: 'field',
            detail: `status.availableReplicas: ${availableReplicas}`,
          },
        ],
        fix: `give the Servers more replicas, or ask for fewer: ${editCommand(
          model,
        )}`,
      })
    : undefined;
};
