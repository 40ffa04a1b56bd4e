import { type Known, isUnknown, unknown } from '../../../model/known';
import { type Shares, sumShares } from '../../../traffic/namedShares';
import { walkGraph } from './walkGraph';
import { type InferenceGraph, ROOT_NODE } from './inferenceGraph';

/**
 * How a graph that begins with a Splitter shares its requests among services, nested Splitters
 * multiplied out. Undefined for a graph that is no canary: one that begins with another kind of
 * router sends every request through its steps.
 *
 * Every node is looked at once, after all that lead to it: walking every path instead would take
 * a graph of a hundred nodes with two steps each longer than the universe has.
 */
export function splitterShares(
  graph: InferenceGraph,
): Known<Shares> | undefined {
  if (!isSplitter(graph, ROOT_NODE)) {
    return undefined;
  }
  const { cycle, order } = walkGraph(ROOT_NODE, node =>
    isSplitter(graph, node) ? nodesAfter(graph, node) : [],
  );
  if (cycle) {
    return unknown(`node "${cycle[0]}" leads back to itself`);
  }
  const percents = new Map([[ROOT_NODE, 100]]);
  const parts: Array<readonly [string, number]> = [];
  for (const node of order) {
    const percent = percents.get(node) ?? 0;
    if (!isSplitter(graph, node)) {
      // All requests go through the steps of such a node; together they are one version.
      parts.push([node, percent]);
      continue;
    }
    const below = sharesOfNode(graph, node, percent);
    if (isUnknown(below)) {
      return below;
    }
    for (const [target, share] of below.nodes) {
      percents.set(target, (percents.get(target) ?? 0) + share);
    }
    parts.push(...below.services);
  }
  return sumShares(parts);
}

interface SharesBelow {
  nodes: Array<readonly [string, number]>;
  services: Array<readonly [string, number]>;
}

function sharesOfNode(
  graph: InferenceGraph,
  node: string,
  percent: number,
): Known<SharesBelow> {
  const steps = graph.nodes.get(node)?.steps ?? [];
  const total = steps.reduce((sum, { weight = 0 }) => sum + weight, 0);
  if (total !== 100) {
    return unknown(
      `the weights of node "${node}" add up to ${total}, not to 100`,
    );
  }
  const below: SharesBelow = { nodes: [], services: [] };
  for (const { node: next, service, url, weight = 0 } of steps) {
    const share = (percent * weight) / 100;
    const target = service ?? url;
    if (next !== undefined) {
      below.nodes.push([next, share]);
    } else if (target !== undefined) {
      below.services.push([target, share]);
    } else {
      return unknown(`a step of node "${node}" leads nowhere`);
    }
  }
  return below;
}

function isSplitter({ nodes }: InferenceGraph, node: string): boolean {
  return nodes.get(node)?.routerType === 'Splitter';
}

/** The nodes that the steps of a node lead to, whether they exist or not. */
export function nodesAfter({ nodes }: InferenceGraph, node: string): string[] {
  return (nodes.get(node)?.steps ?? []).flatMap(step => step.node ?? []);
}

/** Services that a graph names anywhere, in alphabetical order. */
export function servicesNamedBy({ nodes }: InferenceGraph): string[] {
  const names = [...nodes.values()]
    .flatMap(({ steps }) => steps)
    .flatMap(({ service }) => service ?? []);
  return [...new Set(names)].sort();
}
