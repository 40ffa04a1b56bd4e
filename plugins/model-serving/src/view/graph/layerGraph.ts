import type {
  GraphNodeView,
  InferenceGraphView,
} from '@modeldeck/plugin-model-serving-common';
import { linksByStart, type GraphLink } from './graphLinks';
import { walkGraph } from './walkGraph';

/** A place within a layer: a node, or where a line passes that leads to a later layer. */
export interface Slot {
  layer: number;
  node?: GraphNodeView;
  before: Slot[];
  after: Slot[];
}

/** A line and the slots that it goes through, its ends included. */
export interface Route {
  link: GraphLink;
  slots: Slot[];
}

export interface LayeredGraph {
  layers: Slot[][];
  routes: Route[];
  /** lines of cycles, which lead to where the way came from */
  backLinks: GraphLink[];
}

/**
 * Beyond this many places to pass, lines go straight on behind other nodes: nobody can follow the
 * lines of such a graph, and the places to pass would grow with the square of its size.
 */
const MAX_PASSES = 1500;

/** Nodes in layers, each after all that lead to it. */
export function layerGraph(graph: InferenceGraphView): LayeredGraph {
  const { visits, finished } = walkGraph(graph);
  const links: GraphLink[] = [];
  const backLinks: GraphLink[] = [];
  for (const { link, met } of visits) {
    if (link) {
      (met === 'back' ? backLinks : links).push(link);
    }
  }
  const layers: Slot[][] = [];
  const slots = nodeSlots(graph, layerNumbers(finished, links), layers);
  return { layers, routes: routesOf(links, slots, layers), backLinks };
}

/** The longest way from an entry to each node. */
function layerNumbers(
  finished: readonly string[],
  links: readonly GraphLink[],
): Map<string, number> {
  const numbers = new Map(finished.map(id => [id, 0]));
  const leaving = linksByStart(links);
  // What is finished last comes before all that it leads to.
  for (const id of [...finished].reverse()) {
    const next = (numbers.get(id) ?? 0) + 1;
    for (const { to } of leaving.get(id) ?? []) {
      numbers.set(to, Math.max(numbers.get(to) ?? 0, next));
    }
  }
  return numbers;
}

function nodeSlots(
  { nodes }: InferenceGraphView,
  numbers: ReadonlyMap<string, number>,
  layers: Slot[][],
): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  for (const node of nodes) {
    if (!slots.has(node.id)) {
      slots.set(node.id, addSlot(layers, numbers.get(node.id) ?? 0, node));
    }
  }
  return slots;
}

function routesOf(
  links: readonly GraphLink[],
  slots: ReadonlyMap<string, Slot>,
  layers: Slot[][],
): Route[] {
  let passes = 0;
  return links.map(link => {
    const start = slots.get(link.from)!;
    const end = slots.get(link.to)!;
    const route = [start];
    for (
      let layer = start.layer + 1;
      layer < end.layer && passes < MAX_PASSES;
      layer++
    ) {
      passes++;
      route.push(addSlot(layers, layer));
    }
    route.push(end);
    connect(route);
    return { link, slots: route };
  });
}

function addSlot(layers: Slot[][], layer: number, node?: GraphNodeView): Slot {
  const slot: Slot = { layer, node, before: [], after: [] };
  (layers[layer] ??= []).push(slot);
  return slot;
}

function connect(route: readonly Slot[]): void {
  for (const [index, slot] of route.entries()) {
    const next = route[index + 1];
    if (next) {
      slot.after.push(next);
      next.before.push(slot);
    }
  }
}
