import { explainedMissing } from './explainedMissing';
import { partlyScheduled } from './partlyScheduled';
import type { SeldonRule } from './SeldonRule';
import { splitByExperiment } from './splitByExperiment';
import type { SeldonModel } from '../model/seldonModel';

/** The traps of Models; each speaks for itself. */
export const modelRules: ReadonlyArray<SeldonRule<SeldonModel>> = [
  partlyScheduled,
  explainedMissing,
  splitByExperiment,
];
