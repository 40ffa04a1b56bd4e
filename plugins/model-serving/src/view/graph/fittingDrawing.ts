import type { InferenceGraphView } from '@modeldeck/plugin-model-serving-common';
import { drawGraph, type DrawOptions, type GraphDrawing } from './drawGraph';

/** The best to read first: from left to right, with room for names. */
const SHAPES = [
  { direction: 'right', nodeWidth: 212 },
  { direction: 'right', nodeWidth: 188 },
  { direction: 'right', nodeWidth: 168 },
  { direction: 'down', nodeWidth: 212 },
  { direction: 'down', nodeWidth: 160 },
] as const;

/**
 * The first drawing that fits into this width, else the narrowest. Not known yet: as if there
 * were room for all.
 */
export function fittingDrawing(
  graph: InferenceGraphView,
  width: number | undefined,
  labelOf: DrawOptions['labelOf'],
): GraphDrawing {
  let narrowest: GraphDrawing | undefined;
  for (const shape of SHAPES) {
    const drawing = drawGraph(graph, { ...shape, labelOf });
    if (width === undefined || drawing.width <= width) {
      return drawing;
    }
    if (!narrowest || drawing.width < narrowest.width) {
      narrowest = drawing;
    }
  }
  return narrowest!;
}
