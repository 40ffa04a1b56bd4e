import type { InferenceGraphView } from '@modeldeck/plugin-model-serving-common';
import { useMemo } from 'react';
import { useLinkLabel } from './useLinkLabel';
import { drawGraph, type GraphDrawing } from '../../view/graph/drawGraph';

/**
 * The drawing of a graph, and what is written at its lines. To the right, as people read it; down
 * where that needs less than the width there is.
 */
export function useGraphDrawing(
  graph: InferenceGraphView,
  width: number | undefined,
): GraphDrawing {
  const labelOf = useLinkLabel();
  const [right, down] = useMemo(
    () => [
      drawGraph(graph, { direction: 'right', labelOf }),
      drawGraph(graph, { direction: 'down', labelOf }),
    ],
    [graph, labelOf],
  );
  const fits = width === undefined || right.width <= width;
  return fits || right.width <= down.width ? right : down;
}
