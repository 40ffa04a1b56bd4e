import { findingAbout } from '../../../diagnosis/finding';
import { nodesAfter } from '../graph/graphShares';
import {
  type InferenceGraph,
  ROOT_NODE,
  ROUTER_TYPES,
} from '../graph/inferenceGraph';
import { walkGraph } from '../graph/walkGraph';
import type { GraphRule } from './GraphRule';

const MOST_NAMED = 4;

function named(names: readonly string[], separator = ', '): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(separator)}${
    more > 0 ? ` and ${more} more` : ''
  }`;
}

/** The webhook refuses such a graph; one stored without it has no first node. */
export const graphWithoutRoot: GraphRule = graph =>
  graph.nodes.has(ROOT_NODE)
    ? undefined
    : findingAbout(graph, {
        rule: 'graph-without-root',
        severity: 'error',
        cause: `the graph has no node "${ROOT_NODE}", with which every request begins`,
        evidence: [{ source: 'field', detail: 'spec.nodes' }],
        fix: `call the first node "${ROOT_NODE}"`,
      });

/**
 * The router follows each step without remembering where it was, and no webhook looks for cycles
 * (kserve/kserve: cmd/router, routeStep).
 */
export const graphCycle: GraphRule = graph => {
  const { cycle } = walkGraph(ROOT_NODE, node => nodesAfter(graph, node));
  return cycle
    ? findingAbout(graph, {
        rule: 'graph-cycle',
        severity: 'error',
        cause: `requests that come to node "${cycle[0]}" go round until they time out`,
        evidence: [
          {
            source: 'field',
            detail: `spec.nodes: ${named([...cycle, cycle[0] ?? ''], ' → ')}`,
          },
        ],
        fix: 'let one of these nodes lead on instead of back',
      })
    : undefined;
};

/** No webhook looks for them either: the router answers with an error when it gets there. */
export const graphNodeMissing: GraphRule = graph => {
  const missing = unique(
    [...graph.nodes.keys()]
      .flatMap(node => nodesAfter(graph, node))
      .filter(name => !graph.nodes.has(name)),
  );
  return missing.length > 0
    ? findingAbout(graph, {
        rule: 'graph-node-missing',
        severity: 'error',
        cause: `steps lead to nodes that the graph does not have: ${named(
          missing,
        )}`,
        evidence: [{ source: 'field', detail: 'spec.nodes' }],
        fix: 'add the nodes, or name existing ones in nodeName',
      })
    : undefined;
};

/** A router type that only another release knows, or a slip of the pen. */
export const graphRouterTypeUnknown: GraphRule = graph => {
  const odd = [...graph.nodes].filter(
    ([, { routerType }]) => !ROUTER_TYPES.has(routerType),
  );
  return odd.length > 0
    ? findingAbout(graph, {
        rule: 'graph-router-type-unknown',
        severity: 'error',
        cause: `what nodes do with a request is not known: ${named(
          odd.map(
            ([name, { routerType }]) => `${name} (${routerType || 'none'})`,
          ),
        )}`,
        evidence: [{ source: 'field', detail: 'spec.nodes[].routerType' }],
        fix: `use one of ${[...ROUTER_TYPES].join(', ')}`,
      })
    : undefined;
};

/** Steps take exactly one target; of several the router takes one by an order of its own. */
export const graphStepTarget: GraphRule = graph => {
  const odd = [...graph.nodes].flatMap(([name, { steps }]) =>
    steps.flatMap(({ node, service, url }, index) => {
      const targets = [node, service, url].filter(t => t !== undefined);
      return targets.length === 1
        ? []
        : [`${name} step ${index} has ${targets.length || 'none'}`];
    }),
  );
  return odd.length > 0
    ? findingAbout(graph, {
        rule: 'graph-step-target',
        severity: 'error',
        cause: `each step must lead to exactly one node, service or URL: ${named(
          odd,
        )}`,
        evidence: [{ source: 'field', detail: 'spec.nodes[].steps' }],
        fix: 'set one of nodeName, serviceName and serviceUrl',
      })
    : undefined;
};

/** It runs nothing and costs nothing, but somebody meant it to. */
export const graphNodeUnreached: GraphRule = graph => {
  const unreached = unreachedNodes(graph);
  return unreached.length > 0
    ? findingAbout(graph, {
        rule: 'graph-node-unreached',
        severity: 'warning',
        cause: `no step leads to ${named(unreached)}, so no request gets there`,
        evidence: [{ source: 'field', detail: 'spec.nodes' }],
        fix: 'name them in nodeName of a step, or remove them',
      })
    : undefined;
};

function unreachedNodes(graph: InferenceGraph): string[] {
  if (!graph.nodes.has(ROOT_NODE)) {
    return [];
  }
  const { met } = walkGraph(ROOT_NODE, node => nodesAfter(graph, node));
  const reached = new Set(met);
  return [...graph.nodes.keys()].filter(name => !reached.has(name)).sort();
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
