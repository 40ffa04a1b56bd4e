import { plainText } from '../../../kubernetes/plainText';
import { textWithoutCredentials } from '../../../kubernetes/withoutCredentials';
import { serviceId } from '../../../model/serviceId';
import type {
  GraphEdgeView,
  GraphNodeView,
  InferenceGraphView,
} from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { INFERENCE_SERVICES } from '../inferenceService/inferenceService';
import { nodesAfter } from './graphShares';
import {
  type GraphNode,
  type GraphStep,
  type InferenceGraph,
  ROOT_NODE,
} from './inferenceGraph';
import { shownTarget } from './shownTarget';
import { walkGraph } from './walkGraph';

/** More would be no picture. */
const MOST_NODES = 200;
const MOST_EDGES = 600;
const LONGEST_CONDITION = 120;

const KINDS: Readonly<Record<string, GraphNodeView['kind']>> = {
  Sequence: 'sequence',
  Splitter: 'splitter',
  Ensemble: 'ensemble',
  Switch: 'switch',
};

/**
 * The graph as it is drawn: the nodes in the order in which a request meets them, what leads
 * nowhere and what nothing leads to included. Each node is drawn once, however many steps lead to
 * it, so that a cycle is an edge back.
 */
export function graphView(
  graph: InferenceGraph,
  objects: NamespaceObjects,
): InferenceGraphView {
  const all = new Map<string, GraphNodeView>();
  const edges: GraphEdgeView[] = [];
  const add = (node: GraphNodeView) => {
    if (!all.has(node.id)) {
      all.set(node.id, node);
    }
  };
  for (const name of nodesInOrder(graph)) {
    const node = graph.nodes.get(name);
    add(routerView(name, node));
    for (const step of node?.steps ?? []) {
      const target = targetView(graph, step, objects);
      // Routers have their place in the order; services stand behind the first to lead to them.
      if (target && step.node === undefined) {
        add(target);
      }
      if (target && node) {
        edges.push(edgeOf(node, step, { from: nodeId(name), to: target.id }));
      }
    }
  }
  const nodes = [...all.values()].slice(0, MOST_NODES);
  const told = new Set(nodes.map(({ id }) => id));
  return {
    nodes,
    edges: edges
      .filter(({ from, to }) => told.has(from) && told.has(to))
      .slice(0, MOST_EDGES),
    omitted: all.size - nodes.length,
  };
}

/** From the root on, depth first as requests go; then what it does not lead to, by name. */
function nodesInOrder(graph: InferenceGraph): string[] {
  const fromRoot = graph.nodes.has(ROOT_NODE)
    ? walkGraph(ROOT_NODE, node => nodesAfter(graph, node)).met
    : [];
  const met = new Set(fromRoot);
  return [
    ...fromRoot,
    ...[...graph.nodes.keys()].filter(name => !met.has(name)).sort(),
  ];
}

function nodeId(name: string): string {
  return plainText(`node/${name}`);
}

function routerView(name: string, node: GraphNode | undefined): GraphNodeView {
  const { routerType = '' } = node ?? {};
  const kind = Object.hasOwn(KINDS, routerType) ? KINDS[routerType] : undefined;
  return {
    id: nodeId(name),
    title: plainText(name),
    kind: kind ?? 'unknown',
    ...(kind === undefined && {
      detail:
        node === undefined
          ? 'there is no such node'
          : `router type ${plainText(routerType, 60) || 'missing'}`,
    }),
  };
}

function targetView(
  graph: InferenceGraph,
  step: GraphStep,
  objects: NamespaceObjects,
): GraphNodeView | undefined {
  if (step.node !== undefined) {
    return routerView(step.node, graph.nodes.get(step.node));
  }
  if (step.service !== undefined) {
    return serviceView(step.service, objects);
  }
  const title = shownTarget(step);
  return title ? { id: `url/${title}`, title, kind: 'external' } : undefined;
}

function serviceView(name: string, objects: NamespaceObjects): GraphNodeView {
  const found = objects.find(INFERENCE_SERVICES, name);
  const format = found?.predictor.format;
  const identity = {
    cluster: objects.cluster,
    namespace: objects.namespace,
    kind: INFERENCE_SERVICES.kind,
    name,
  };
  return {
    id: `service/${name}`,
    title: name,
    kind: 'model',
    ...(format && { detail: plainText(format) }),
    ...(found && { service: serviceId(identity) }),
  };
}

/** Weights that do not add up are no shares. */
function edgeOf(
  { routerType, steps }: GraphNode,
  { weight, condition }: GraphStep,
  ends: { from: string; to: string },
): GraphEdgeView {
  const total = steps.reduce((sum, step) => sum + (step.weight ?? 0), 0);
  const text = condition && shownCondition(condition);
  return {
    ...ends,
    ...(routerType === 'Splitter' && total === 100 && { percent: weight ?? 0 }),
    ...(text && { condition: text }),
  };
}

function shownCondition(condition: string): string {
  return plainText(textWithoutCredentials(condition), LONGEST_CONDITION);
}
