import { valueAt } from './demand/valueAt';
import { holdsAll } from './holdsAll';

/** Whether an InferenceService makes another revision: by any field but the percent. */
export function changesModel(live: unknown, applied: unknown): boolean {
  const [before, after] = [live, applied].map(object => {
    const predictor = valueAt(object, 'spec', 'predictor');
    return typeof predictor === 'object'
      ? { ...predictor, canaryTrafficPercent: undefined }
      : predictor;
  });
  return !holdsAll(before, after);
}
