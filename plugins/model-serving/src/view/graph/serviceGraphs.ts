import type {
  InferenceGraphView,
  ModelService,
  Revision,
} from '@modeldeck/plugin-model-serving-common';

export interface ServiceGraph {
  graph: InferenceGraphView;
  /** those whose requests pass through it; none: whichever the revision */
  revisions: Revision[];
}

/**
 * The graphs of a service: its own first, then those of its revisions, equal ones once. None where
 * all of them are one node: what serves alone needs no picture of it.
 */
export function serviceGraphs(
  service: Pick<ModelService, 'graph' | 'revisions'>,
): ServiceGraph[] {
  const byContent = new Map<string, ServiceGraph>();
  for (const revision of service.revisions) {
    const { graph } = revision;
    if (graph && graph.nodes.length > 0) {
      const content = JSON.stringify(graph);
      const same = byContent.get(content) ?? { graph, revisions: [] };
      same.revisions.push(revision);
      byContent.set(content, same);
    }
  }
  const own = service.graph?.nodes.length
    ? [{ graph: service.graph, revisions: [] }]
    : [];
  const graphs = [...own, ...byContent.values()];
  return graphs.some(isMoreThanANode) ? graphs : [];
}

function isMoreThanANode({ graph: { nodes, omitted } }: ServiceGraph): boolean {
  return nodes.length + omitted > 1;
}
