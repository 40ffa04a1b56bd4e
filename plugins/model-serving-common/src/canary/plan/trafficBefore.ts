import { isUnknown } from '../../model/known';
import type { ModelService, PredictedShare } from '../../model/types';

/** Who gets what while nothing is written yet, as it is programmed. */
export function trafficBefore({ revisions }: ModelService): PredictedShare[] {
  return revisions.map(({ name, traffic: { programmed } }) => ({
    revision: name,
    percent: isUnknown(programmed) ? programmed : programmed.percent,
  }));
}
