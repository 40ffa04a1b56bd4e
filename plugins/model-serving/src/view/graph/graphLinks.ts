import type {
  GraphEdgeView,
  InferenceGraphView,
} from '@modeldeck/plugin-model-serving-common';

/** All that leads from one node to another, drawn as one line. */
export interface GraphLink {
  from: string;
  to: string;
  edges: GraphEdgeView[];
}

/**
 * The lines of a graph, in the order of its edges. An edge whose end is not told of (it is among
 * the omitted nodes, or there is none) cannot be drawn and is left out.
 */
export function graphLinks({ nodes, edges }: InferenceGraphView): GraphLink[] {
  const told = new Set(nodes.map(({ id }) => id));
  const links = new Map<string, GraphLink>();
  for (const edge of edges) {
    const { from, to } = edge;
    if (!told.has(from) || !told.has(to)) {
      continue;
    }
    const key = JSON.stringify([from, to]);
    const link = links.get(key) ?? { from, to, edges: [] };
    link.edges.push(edge);
    links.set(key, link);
  }
  return [...links.values()];
}

/** The lines that leave each node. */
export function linksByStart(
  links: readonly GraphLink[],
): ReadonlyMap<string, readonly GraphLink[]> {
  const byStart = new Map<string, GraphLink[]>();
  for (const link of links) {
    const leaving = byStart.get(link.from);
    if (leaving) {
      leaving.push(link);
    } else {
      byStart.set(link.from, [link]);
    }
  }
  return byStart;
}
