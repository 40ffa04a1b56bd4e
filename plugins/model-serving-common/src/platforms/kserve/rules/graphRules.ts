import type { GraphRule } from './GraphRule';
import { graphServiceMissing } from './graphServiceMissing';
import { graphServiceNotReady } from './graphServiceNotReady';
import {
  graphCycle,
  graphNodeMissing,
  graphNodeUnreached,
  graphRouterTypeUnknown,
  graphStepTarget,
  graphWithoutRoot,
} from './graphShape';
import { splitterWeights } from './splitterWeights';

/** The traps of InferenceGraphs; each speaks for itself. */
export const graphRules: readonly GraphRule[] = [
  graphWithoutRoot,
  graphCycle,
  graphNodeMissing,
  graphRouterTypeUnknown,
  graphStepTarget,
  splitterWeights,
  graphServiceMissing,
  graphServiceNotReady,
  graphNodeUnreached,
];
