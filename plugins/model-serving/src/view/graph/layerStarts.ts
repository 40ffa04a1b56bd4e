import type { Axes } from './Axes';
import type { GraphLink } from './graphLinks';
import type { LayeredGraph } from './layerGraph';

const PLAIN_GAP = { right: 44, down: 34 };
const LABELLED_GAP = { right: 64, down: 60 };
const MAX_GAP = 176;
/** of the labels' font, on average; what is longer than its room is cut with an ellipsis */
const LETTER_WIDTH = 7;
const LABEL_MARGIN = 34;

export interface LayerStartsOptions {
  layered: LayeredGraph;
  axes: Axes;
  labelOf(link: GraphLink): string;
}

/** Where each layer begins along the flow, with room between them for what the lines say. */
export function layerStarts(options: LayerStartsOptions): {
  starts: number[];
  end: number;
} {
  const gaps = gapsAfterLayers(options);
  const starts: number[] = [];
  let along = 0;
  for (const gap of gaps) {
    starts.push(along);
    along += options.axes.nodeAlong + gap;
  }
  return { starts, end: along - (gaps.at(-1) ?? 0) };
}

function gapsAfterLayers(options: LayerStartsOptions): number[] {
  const { layered, axes, labelOf } = options;
  const gaps = layered.layers.map(() => PLAIN_GAP[axes.direction]);
  for (const { link, slots } of layered.routes) {
    const { layer } = slots[0]!;
    gaps[layer] = Math.max(gaps[layer]!, gapFor(labelOf(link), axes));
  }
  return gaps;
}

function gapFor(label: string, { direction }: Axes): number {
  if (label === '') {
    return 0;
  }
  const room =
    direction === 'right' ? label.length * LETTER_WIDTH + LABEL_MARGIN : 0;
  return Math.min(MAX_GAP, Math.max(LABELLED_GAP[direction], room));
}
