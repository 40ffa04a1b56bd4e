import type { HttpRoute } from '../../../kubernetes/httpRoute';
import { HTTP_ROUTES } from '../../../kubernetes/httpRoute';
import { condition } from '../../../kubernetes/conditions';
import { type Known, unknown } from '../../../model/known';
import type { NamespaceObjects } from '../../NamespaceObjects';
import {
  agreedShares,
  weightedShares,
  type Shares,
  sumShares,
} from '../../../traffic/namedShares';
import type { SharesRead } from '../../../traffic/trafficOf';
import type { InferenceService } from './inferenceService';
import { predictorName } from './predictorName';

/** `spec.canary[]`: each canary its percent, the predictor of the spec the rest. */
export function declaredStandardShares(service: InferenceService): SharesRead {
  const { metadata, predictor, canaries } = service;
  const stable = predictorName(metadata.name, predictor.name);
  const source = canaries.length > 0 ? 'spec.canary' : 'spec.predictor';
  if (canaries.some(canary => canary.trafficPercent === undefined)) {
    return { source, shares: unknown('a canary names no traffic percent') };
  }
  const percents = canaries.map(canary => canary.trafficPercent ?? 0);
  const total = percents.reduce((sum, percent) => sum + percent, 0);
  if (total > 100) {
    const reason = `the canaries ask for ${total} % together`;
    return { source, shares: unknown(reason) };
  }
  return {
    source,
    shares: sumShares([
      [stable, 100 - total],
      ...canaries.map(
        canary =>
          [
            predictorName(metadata.name, canary.predictor.name),
            canary.trafficPercent ?? 0,
          ] as const,
      ),
    ]),
  };
}

/**
 * The weights of the HTTPRoute that KServe writes for the service. KServe v0.20.0 creates the
 * canary's Deployment but leaves the route as it was, and no release splits traffic through an
 * Ingress or a VirtualService: without weights in a route a canary gets nothing.
 * (kserve/kserve: reconcilers/ingress/httproute_reconciler.go, applyCanaryWeights)
 */
export function programmedStandardShares(
  service: InferenceService,
  objects: NamespaceObjects,
): SharesRead {
  const { metadata, canaries } = service;
  if (canaries.length === 0) {
    return withoutSplit(service);
  }
  const source = `HTTPRoute/${metadata.name}`;
  const route = objects.find(HTTP_ROUTES, metadata.name);
  return {
    source,
    shares: route
      ? routeShares(service, route)
      : unknown(
          objects.cannotTell(HTTP_ROUTES) ??
            `there is no HTTPRoute ${metadata.name}, and KServe splits traffic by nothing else`,
        ),
  };
}

/** With one predictor any kind of ingress sends everything to it, once there is an ingress. */
function withoutSplit({
  metadata,
  predictor,
  conditions,
}: InferenceService): SharesRead {
  const ingress = condition(conditions, 'IngressReady');
  return {
    source: 'status.conditions[IngressReady]',
    shares:
      ingress?.status === 'True'
        ? sumShares([[predictorName(metadata.name, predictor.name), 100]])
        : unknown('its ingress is not ready'),
  };
}

/** A gateway may pick any rule, so they must agree before anything can be said. */
function routeShares(
  service: InferenceService,
  route: HttpRoute,
): Known<Shares> {
  const rules = route.rules.filter(rule => rule.backendRefs.length > 0);
  return agreedShares(
    rules.map(rule =>
      weightedShares(
        rule.backendRefs.map(({ name, weight }) => [
          revisionBehind(service, name),
          weight,
        ]),
      ),
    ),
    `the rules of HTTPRoute ${route.metadata.name} differ`,
  );
}

/** Every backend but a canary's own leads to the stable predictor, a transformer's too. */
function revisionBehind(
  { metadata, predictor, canaries }: InferenceService,
  backend: string,
): string {
  const canary = canaries
    .map(({ predictor: { name } }) => predictorName(metadata.name, name))
    .find(name => name === backend);
  return canary ?? predictorName(metadata.name, predictor.name);
}
