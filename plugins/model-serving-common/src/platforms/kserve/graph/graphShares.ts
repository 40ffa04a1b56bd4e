import { type Known, isUnknown, unknown } from '../../../model/known';
import { type Shares, sumShares } from '../../../traffic/namedShares';
import {
  type GraphStep,
  type InferenceGraph,
  ROOT_NODE,
} from './inferenceGraph';

/**
 * How a graph that begins with a Splitter shares its requests among services, nested Splitters
 * multiplied out. Undefined for a graph that is no canary: one that begins with another kind of
 * router sends every request through its steps.
 */
export function splitterShares(
  graph: InferenceGraph,
): Known<Shares> | undefined {
  return graph.nodes.get(ROOT_NODE)?.routerType === 'Splitter'
    ? sharesBelow({ graph, node: ROOT_NODE, percent: 100, path: [] })
    : undefined;
}

interface Place {
  graph: InferenceGraph;
  node: string;
  /** of all requests, that get to this node */
  percent: number;
  /** nodes on the way here; a graph may lead back to one of them */
  path: readonly string[];
}

function sharesBelow({ graph, node, percent, path }: Place): Known<Shares> {
  const { routerType, steps = [] } = graph.nodes.get(node) ?? {};
  if (path.includes(node)) {
    return unknown(`node "${node}" leads back to itself`);
  }
  if (routerType !== 'Splitter') {
    // All requests go through the steps of such a node; together they are one version.
    return sumShares([[node, percent]]);
  }
  const total = steps.reduce((sum, { weight = 0 }) => sum + weight, 0);
  if (total !== 100) {
    return unknown(
      `the weights of node "${node}" add up to ${total}, not to 100`,
    );
  }
  const parts: Array<readonly [string, number]> = [];
  for (const step of steps) {
    const below = sharesOfStep(step, {
      graph,
      node,
      percent: (percent * (step.weight ?? 0)) / 100,
      path,
    });
    if (isUnknown(below)) {
      return below;
    }
    parts.push(...below);
  }
  return sumShares(parts);
}

function sharesOfStep(step: GraphStep, place: Place): Known<Shares> {
  const { graph, node, percent, path } = place;
  if (step.node !== undefined) {
    return sharesBelow({
      graph,
      node: step.node,
      percent,
      path: [...path, node],
    });
  }
  const target = step.service ?? step.url;
  return target === undefined
    ? unknown(`a step of node "${node}" leads nowhere`)
    : sumShares([[target, percent]]);
}

/** Services that a graph names anywhere, in alphabetical order. */
export function servicesNamedBy({ nodes }: InferenceGraph): string[] {
  const names = [...nodes.values()]
    .flatMap(({ steps }) => steps)
    .flatMap(({ service }) => service ?? []);
  return [...new Set(names)].sort();
}
