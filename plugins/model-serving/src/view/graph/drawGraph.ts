import type {
  GraphNodeView,
  InferenceGraphView,
} from '@modeldeck/plugin-model-serving-common';
import { alignLayers, type SlotSizes } from './alignLayers';
import { Axes, type Direction } from './Axes';
import type { GraphLink } from './graphLinks';
import { layerGraph, type LayeredGraph, type Slot } from './layerGraph';
import { layerStarts } from './layerStarts';
import { BACK_REACH, drawBackLine, drawLine, LANE } from './lines';
import { orderLayers } from './orderLayers';

const NODE_HEIGHT = 58;

/** In pixels, from the drawing's top left corner. */
export interface DrawnNode {
  node: GraphNodeView;
  left: number;
  top: number;
}

export interface DrawnLine {
  link: GraphLink;
  /** as the attribute `d` of an SVG path */
  path: string;
  /** part of a cycle: it leads to where the way came from */
  back: boolean;
  /** the middle of its label, and the room for it */
  label: { x: number; y: number; maxWidth: number };
}

export interface GraphDrawing {
  width: number;
  height: number;
  /** the same for all */
  nodeSize: { width: number; height: number };
  /** in the order of the graph */
  nodes: DrawnNode[];
  lines: DrawnLine[];
}

export interface DrawOptions {
  direction: Direction;
  nodeWidth: number;
  /** what is written at a line; nothing where it is empty */
  labelOf(link: GraphLink): string;
}

/** Where everything of a graph is drawn: layer after layer, each node after what leads to it. */
export function drawGraph(
  graph: InferenceGraphView,
  { direction, nodeWidth, labelOf }: DrawOptions,
): GraphDrawing {
  const layered = layerGraph(graph);
  const nodeSize = { width: nodeWidth, height: NODE_HEIGHT };
  const axes = new Axes(direction, nodeSize);
  const sizes = slotSizes(axes);
  const middles = alignLayers(orderLayers(layered.layers), sizes);
  const { starts, end } = layerStarts({ layered, axes, labelOf });
  const margin = layered.backLinks.length > 0 ? BACK_REACH : 0;
  const place = (slot: Slot) => ({
    along: margin + starts[slot.layer]!,
    across: middles.get(slot)!,
  });
  const edge = farEdge(middles, sizes);
  const backs = drawBackLines({ layered, axes, place, edge });
  return {
    ...axes.size(end + 2 * margin, edge + layered.backLinks.length * LANE),
    nodeSize,
    nodes: drawNodes(graph, layered, slot => axes.corner(place(slot))),
    lines: [
      ...layered.routes.map(({ link, slots }) => ({
        link,
        back: false,
        ...drawLine(
          { places: slots.map(place), shares: sharedEnd(slots) },
          axes,
        ),
      })),
      ...backs,
    ],
  };
}

function slotSizes({ nodeAcross }: Axes): SlotSizes {
  return { node: nodeAcross, pass: 8, gap: 18 };
}

function farEdge(middles: ReadonlyMap<Slot, number>, sizes: SlotSizes): number {
  let edge = 0;
  for (const [slot, middle] of middles) {
    edge = Math.max(edge, middle + (slot.node ? sizes.node : sizes.pass) / 2);
  }
  return edge;
}

function drawNodes(
  { nodes }: InferenceGraphView,
  { layers }: LayeredGraph,
  corner: (slot: Slot) => { left: number; top: number },
): DrawnNode[] {
  const slots = new Map(layers.flat().map(slot => [slot.node, slot]));
  return nodes.flatMap(node => {
    const slot = slots.get(node);
    return slot ? [{ node, ...corner(slot) }] : [];
  });
}

function sharedEnd(slots: readonly Slot[]): 'start' | 'end' | 'neither' {
  if (slots[0]!.after.length > 1) {
    return 'start';
  }
  return slots[1]!.before.length > 1 ? 'end' : 'neither';
}

interface BackLines {
  layered: LayeredGraph;
  axes: Axes;
  place(slot: Slot): { along: number; across: number };
  /** where the nodes end, across the direction of flow */
  edge: number;
}

function drawBackLines(options: BackLines): DrawnLine[] {
  const { layered, axes, place, edge } = options;
  const slots = new Map(
    layered.layers.flat().map(slot => [slot.node?.id, slot]),
  );
  return layered.backLinks.map((link, index) => ({
    link,
    back: true,
    ...drawBackLine(
      {
        from: place(slots.get(link.from)!),
        to: place(slots.get(link.to)!),
        lane: edge + (index + 1) * LANE - LANE / 2,
      },
      axes,
    ),
  }));
}
