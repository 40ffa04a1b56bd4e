import type { Finding } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { InferenceGraph } from '../graph/inferenceGraph';

/** One trap of InferenceGraphs; undefined when the graph is not in it. */
export type GraphRule = (
  graph: InferenceGraph,
  objects: NamespaceObjects,
) => Finding | undefined;
