import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { isJsonObject, listAt, objectAt, textAt } from '../../json/read';
import type { ClusterClient } from '../ClusterClient';
import { servicesOf } from './rolloutSpec';

interface Shares {
  stable: number;
  canary: number;
}

/** Writes the shares into the route that the Rollout names; one that is not there stays so. */
export function programRoutes(
  client: ClusterClient,
  rollout: KubeObject,
  shares: Shares,
): void {
  const routing = objectAt(
    rollout,
    'spec',
    'strategy',
    'canary',
    'trafficRouting',
  );
  const virtualService = textAt(routing, 'istio', 'virtualService', 'name');
  if (virtualService) {
    program(client, rollout, 'virtualservices.networking.istio.io', {
      name: virtualService,
      rules: 'http',
      backends: 'route',
      hostOf: backend => textAt(backend, 'destination', 'host'),
      shares,
    });
  }
  const httpRoute = textAt(
    routing,
    'plugins',
    'argoproj-labs/gatewayAPI',
    'httpRoute',
  );
  if (httpRoute) {
    program(client, rollout, 'httproutes.gateway.networking.k8s.io', {
      name: httpRoute,
      rules: 'rules',
      backends: 'backendRefs',
      hostOf: backend => textAt(backend, 'name'),
      shares,
    });
  }
}

interface RouteFields {
  name: string;
  /** fields of the rules in the spec, and of the backends in a rule */
  rules: string;
  backends: string;
  hostOf(backend: unknown): string | undefined;
  shares: Shares;
}

function program(
  client: ClusterClient,
  rollout: KubeObject,
  resource: string,
  fields: RouteFields,
): void {
  const { namespace = '' } = rollout.metadata;
  const { name, rules, backends } = fields;
  const route = client.get(resource, namespace, name);
  if (!route) {
    return;
  }
  const spec = {
    ...objectAt(route, 'spec'),
    [rules]: listAt(route, 'spec', rules)
      .filter(isJsonObject)
      .map(rule => ({
        ...rule,
        [backends]: listAt(rule, backends)
          .filter(isJsonObject)
          .map(backend => weighted(backend, rollout, fields)),
      })),
  };
  client.ensure(resource, { name, namespace, fields: { spec } });
}

function weighted(
  backend: JsonObject,
  rollout: KubeObject,
  { hostOf, shares }: RouteFields,
): JsonObject {
  const { stable, canary } = servicesOf(rollout);
  const host = hostOf(backend);
  if (host !== undefined && host === stable) {
    return { ...backend, weight: shares.stable };
  }
  return host !== undefined && host === canary
    ? { ...backend, weight: shares.canary }
    : backend;
}
