import type {
  GraphEdgeView,
  GraphNodeView,
  InferenceGraphView,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';

/** One line of a graph that is drawn as a tree. */
export interface GraphLine {
  /** from the root down to this line: whether it is the last child of its parent there */
  lasts: readonly boolean[];
  /** what leads here, e.g. `80%` or `if urgent:`; empty at a root */
  by: string;
  title: string;
  kind: string;
  detail: string;
  /** it was drawn further up, with what follows it */
  isAbove: boolean;
}

export interface GraphView {
  /** of the revision whose requests pass through it; empty: whatever the revision */
  revision: string;
  lines: readonly GraphLine[];
  /** nodes that are not told of */
  omitted: number;
}

/** What requests pass through, where that is more than one step. */
export function graphViews(service: ModelService): GraphView[] {
  const graphs = [
    { revision: '', graph: service.graph },
    ...service.revisions.map(({ name, graph }) => ({ revision: name, graph })),
  ];
  return graphs.flatMap(({ revision, graph }) =>
    graph && graph.nodes.length + graph.omitted > 1
      ? [{ revision, lines: linesOf(graph), omitted: graph.omitted }]
      : [],
  );
}

interface Visit {
  node: GraphNodeView;
  edge?: GraphEdgeView;
  lasts: readonly boolean[];
}

/**
 * Every node once, below the first that leads to it; further ways to it are named and not followed,
 * so that cycles end. A graph's depth is the user's: it must not be the stack's.
 */
function linesOf({ nodes, edges }: InferenceGraphView): GraphLine[] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const outgoing = groupByFrom(edges.filter(({ to }) => byId.has(to)));
  const drawn = new Set<string>();
  const lines: GraphLine[] = [];
  for (const root of rootsFirst(nodes, edges)) {
    const waiting: Visit[] = drawn.has(root.id)
      ? []
      : [{ node: root, lasts: [] }];
    for (let visit = waiting.pop(); visit; visit = waiting.pop()) {
      const { node, lasts } = visit;
      const isAbove = drawn.has(node.id);
      lines.push(lineOf(visit, isAbove));
      if (!isAbove) {
        drawn.add(node.id);
        const ways = outgoing.get(node.id) ?? [];
        const below = ways.flatMap((edge, index): Visit[] => {
          const to = byId.get(edge.to);
          const isLast = index === ways.length - 1;
          return to ? [{ node: to, edge, lasts: [...lasts, isLast] }] : [];
        });
        waiting.push(...below.reverse());
      }
    }
  }
  return lines;
}

/** The entry stands first in the list; a node that others lead to is drawn below those. */
function rootsFirst(
  nodes: readonly GraphNodeView[],
  edges: readonly GraphEdgeView[],
): GraphNodeView[] {
  const targets = new Set(edges.map(({ to }) => to));
  const [entry] = nodes;
  const roots = nodes.filter(({ id }) => !targets.has(id));
  return [...(entry ? [entry] : []), ...roots, ...nodes];
}

function groupByFrom(
  edges: readonly GraphEdgeView[],
): ReadonlyMap<string, GraphEdgeView[]> {
  const groups = new Map<string, GraphEdgeView[]>();
  for (const edge of edges) {
    const group = groups.get(edge.from);
    if (group) {
      group.push(edge);
    } else {
      groups.set(edge.from, [edge]);
    }
  }
  return groups;
}

function lineOf({ node, edge, lasts }: Visit, isAbove: boolean): GraphLine {
  return {
    lasts,
    by: edge ? wayOf(edge) : '',
    title: node.title,
    kind: node.kind,
    detail: node.detail ?? '',
    isAbove,
  };
}

function wayOf({ percent, condition }: GraphEdgeView): string {
  return [
    percent === undefined ? '' : `${Number(percent.toFixed(1))}%`,
    condition ? `if ${condition}:` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
