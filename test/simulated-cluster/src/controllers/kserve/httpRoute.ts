import type { JsonObject, KubeObject } from '../../json/KubeObject';
import type { ClusterClient } from '../ClusterClient';

const HTTP_ROUTES = 'httproutes.gateway.networking.k8s.io';
const PARENT = {
  group: 'gateway.networking.k8s.io',
  kind: 'Gateway',
  name: 'kserve-ingress-gateway',
  namespace: 'kserve',
};

/** Makes a route to weighted backends, and accepts it as a gateway does. */
export function ensureHttpRoute(
  client: ClusterClient,
  options: {
    name: string;
    owner: KubeObject;
    labels?: Record<string, string>;
    hostnames?: string[];
    backendRefs: JsonObject[];
  },
): void {
  const { name, owner, labels, hostnames, backendRefs } = options;
  const route = client.ensure(HTTP_ROUTES, {
    name,
    namespace: owner.metadata.namespace ?? '',
    labels,
    owner,
    fields: {
      spec: {
        ...(hostnames && { hostnames }),
        parentRefs: [PARENT],
        rules: [
          {
            matches: [{ path: { type: 'RegularExpression', value: '^/.*$' } }],
            backendRefs,
          },
        ],
      },
    },
  });
  const conditions = ['Accepted', 'ResolvedRefs'].map(type => ({
    type,
    status: 'True',
    reason: type,
    observedGeneration: route.metadata.generation,
    lastTransitionTime: route.metadata.creationTimestamp,
  }));
  client.setStatus(HTTP_ROUTES, route, {
    parents: [
      {
        controllerName: 'gateway.envoyproxy.io/gatewayclass-controller',
        parentRef: PARENT,
        conditions,
      },
    ],
  });
}
