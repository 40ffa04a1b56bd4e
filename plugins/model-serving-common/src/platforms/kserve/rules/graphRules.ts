import type { GraphRule } from './GraphRule';
import { graphServiceMissing } from './graphServiceMissing';
import { splitterWeights } from './splitterWeights';

/** The traps of InferenceGraphs; each speaks for itself. */
export const graphRules: readonly GraphRule[] = [
  splitterWeights,
  graphServiceMissing,
];
