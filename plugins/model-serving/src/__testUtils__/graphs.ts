import type {
  GraphEdgeView,
  GraphNodeView,
  InferenceGraphView,
} from '@modeldeck/plugin-model-serving-common';

/**
 * A graph from lines like `a -> b 40 %` and `b -> c [label == "x"]`; a node is called by its id and
 * is a model, unless said.
 */
export function aGraph(
  lines: string[],
  nodes: Record<string, Partial<GraphNodeView>> = {},
): InferenceGraphView {
  const edges = lines.map(parseLine);
  const ids = new Set([
    ...edges.flatMap(({ from, to }) => [from, to]),
    ...Object.keys(nodes),
  ]);
  return {
    nodes: [...ids].map(id => ({ id, title: id, kind: 'model', ...nodes[id] })),
    edges,
    omitted: 0,
  };
}

function parseLine(line: string): GraphEdgeView {
  const match = /^(\S+) -> (\S+)(?: (\d+) %)?(?: \[(.+)\])?$/.exec(line);
  if (!match) {
    throw new Error(`This is no edge: ${line}`);
  }
  const [, from = '', to = '', percent, condition] = match;
  return {
    from,
    to,
    ...(percent && { percent: Number(percent) }),
    ...(condition && { condition }),
  };
}
