import { DEFAULT_CHUNK_SIZE } from '../kube/listPages';

/** What a request costs beside what it brings, in pods: less than a fourth of a page. */
const COST_OF_REQUEST = 100;

/**
 * By which field selectors to ask for the pods that count: those on nodes with accelerators, and
 * those that no node was chosen for. Few such nodes in a large cluster are asked about one by one;
 * else all pods are read, which is one list without a selector.
 */
export function podSelectors(options: {
  /** undefined: it cannot be told which nodes have accelerators */
  nodes: readonly string[] | undefined;
  /** of the whole cluster; undefined: the server does not say */
  nodeCount: number | undefined;
  podCount: number | undefined;
  chunkSize: number;
}): Array<string | undefined> {
  const { nodes, nodeCount, podCount, chunkSize } = options;
  if (!nodes || !nodeCount || podCount === undefined) {
    return [undefined];
  }
  const pages = chunkSize > 0 ? Math.ceil(podCount / chunkSize) : 1;
  if (pages <= 1 && podCount <= DEFAULT_CHUNK_SIZE) {
    return [undefined];
  }
  const ofAll = podCount + pages * COST_OF_REQUEST;
  const requests = nodes.length + 1;
  const ofSome =
    (podCount * nodes.length) / nodeCount + requests * COST_OF_REQUEST;
  return ofAll <= ofSome
    ? [undefined]
    : ['', ...nodes].map(node => `spec.nodeName=${escaped(node)}`);
}

/** As the API server reads it (kubernetes/apimachinery: pkg/fields, `EscapeValue`). */
function escaped(value: string): string {
  return value.replace(/[\\,=]/g, '\\$&');
}
