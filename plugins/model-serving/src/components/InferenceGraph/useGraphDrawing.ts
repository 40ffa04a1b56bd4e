import type { InferenceGraphView } from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import type { GraphDrawing } from '../../view/graph/drawGraph';
import { fittingDrawing } from '../../view/graph/fittingDrawing';
import { useLinkLabel } from './useLinkLabel';

/** The drawing of a graph in the width there is, which is undefined before it is known. */
export function useGraphDrawing(
  graph: InferenceGraphView,
  width: number | undefined,
): GraphDrawing {
  const labelOf = useLinkLabel();
  return useMemo(
    () => fittingDrawing(graph, width, labelOf),
    [graph, width, labelOf],
  );
}
