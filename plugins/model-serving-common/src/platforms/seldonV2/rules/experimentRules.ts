import type { SeldonExperiment } from '../experiment/seldonExperiment';
import { defaultNotCandidate } from './defaultNotCandidate';
import type { SeldonRule } from './SeldonRule';
import { weightsAllZero } from './weightsAllZero';

/** The traps of Experiments; each speaks for itself. */
export const experimentRules: ReadonlyArray<SeldonRule<SeldonExperiment>> = [
  defaultNotCandidate,
  weightsAllZero,
];
