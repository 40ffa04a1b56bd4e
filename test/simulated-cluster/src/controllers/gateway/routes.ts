import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { isJsonObject, listAt, numberAt } from '../../json/read';
import type { ClusterClient } from '../ClusterClient';

const ROUTES = [
  'httproutes.gateway.networking.k8s.io',
  'grpcroutes.gateway.networking.k8s.io',
];

/** Accepts every route at the gateways that it names, as a gateway without rules of its own does. */
export function acceptRoutes(client: ClusterClient, namespace: string): void {
  for (const resource of ROUTES) {
    for (const route of client.list(resource, namespace)) {
      if (!isAccepted(route)) {
        client.setStatus(resource, route, { parents: parentsOf(route) });
      }
    }
  }
}

/** Whether the last change of the spec was looked at, by this controller or another one. */
function isAccepted(route: KubeObject): boolean {
  const parents = listAt(route, 'status', 'parents');
  const conditions = parents.flatMap(parent => listAt(parent, 'conditions'));
  return (
    conditions.length > 0 &&
    conditions.every(
      condition =>
        numberAt(condition, 'observedGeneration') === route.metadata.generation,
    )
  );
}

function parentsOf(route: KubeObject): JsonObject[] {
  return listAt(route, 'spec', 'parentRefs')
    .filter(isJsonObject)
    .map(parentRef => ({
      parentRef,
      controllerName: 'gateway.envoyproxy.io/gatewayclass-controller',
      conditions: ['Accepted', 'ResolvedRefs'].map(type => ({
        type,
        status: 'True',
        reason: type,
        observedGeneration: route.metadata.generation,
        lastTransitionTime: route.metadata.creationTimestamp,
      })),
    }));
}
