interface RawStep {
  serviceName?: string;
  nodeName?: string;
  serviceUrl?: string;
  weight?: unknown;
  condition?: string;
}

/** An InferenceGraph as an API server would send it; nodes as `[router type, steps]`. */
export function rawGraph(
  nodes: Record<string, readonly [routerType: string, steps: RawStep[]]>,
) {
  return {
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'InferenceGraph',
    metadata: { name: 'graph', namespace: 'team', uid: 'uid-graph' },
    spec: {
      nodes: Object.fromEntries(
        Object.entries(nodes).map(([name, [routerType, steps]]) => [
          name,
          { routerType, steps },
        ]),
      ),
    },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

/** Nodes `n0` to `n<count - 1>`, of which each leads to what `next` says. */
export function rawChain(
  count: number,
  routerType: string,
  next: (index: number) => RawStep[],
) {
  return rawGraph(
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        index === 0 ? 'root' : `n${index}`,
        [routerType, next(index)] as const,
      ]),
    ),
  );
}
