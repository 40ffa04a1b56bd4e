import {
  type RouteDestination,
  VIRTUAL_SERVICES,
  type VirtualService,
} from '../../kubernetes/virtualService';
import { controllerOf } from '../../kubernetes/podOwners';
import { type Known, unknown } from '../../model/known';
import {
  agreedShares,
  type Shares,
  sumShares,
  weightedShares,
} from '../../traffic/namedShares';
import type { SharesRead } from '../../traffic/trafficOf';
import type { NamespaceObjects, ObjectIndex } from '../NamespaceObjects';
import type { Predictor } from './predictor';
import { predictorService } from './predictorNames';
import { SELDON_DEPLOYMENTS, type SeldonDeployment } from './seldonDeployment';

/** Predictors whose answers callers get; a shadow's are thrown away. */
export function livePredictors({ predictors }: SeldonDeployment): Predictor[] {
  return predictors.filter(({ shadow }) => !shadow);
}

/** What the spec asks for. A predictor alone may leave its traffic at 0. */
export function declaredShares(deployment: SeldonDeployment): SharesRead {
  return {
    source: 'spec.predictors[].traffic',
    shares: sharesOfSpec(livePredictors(deployment)),
  };
}

function sharesOfSpec(live: readonly Predictor[]): Known<Shares> {
  const malformed = live.find(({ traffic }) => traffic === undefined);
  if (malformed) {
    return unknown(`the traffic of predictor ${malformed.name} is malformed`);
  }
  const [only, ...others] = live;
  if (only && others.length === 0) {
    return sumShares([[only.name, 100]]);
  }
  const sum = live.reduce((total, { traffic = 0 }) => total + traffic, 0);
  return sum === 100
    ? sumShares(live.map(({ name, traffic = 0 }) => [name, traffic]))
    : unknown(`the traffic of its predictors adds up to ${sum}, not to 100`);
}

/** What the VirtualService holds that Seldon writes. Istio reports nothing on it in a status. */
export function programmedShares(
  deployment: SeldonDeployment,
  objects: NamespaceObjects,
): SharesRead {
  if (deployment.serverType === 'kafka') {
    return {
      source: 'spec.serverType',
      shares: unknown('its predictors read from Kafka topics, past any route'),
    };
  }
  const route = seldonRoute(deployment, objects);
  if (route) {
    return {
      source: `VirtualService/${route.metadata.name}`,
      shares: sharesOfRoute(route, deployment),
    };
  }
  return {
    source: 'its only predictor',
    shares: withoutRoute(deployment, objects),
  };
}

const ROUTES_BY_OWNER: ObjectIndex<VirtualService> = {
  type: VIRTUAL_SERVICES,
  keysOf(route) {
    const owner = controllerOf(route);
    return owner?.kind === SELDON_DEPLOYMENTS.kind ? [owner.name] : [];
  },
};

/** The VirtualService of the whole, which is named after it; explainers have others of their own. */
export function seldonRoute(
  { metadata: { name } }: SeldonDeployment,
  objects: NamespaceObjects,
): VirtualService | undefined {
  const owned = objects
    .lookup(ROUTES_BY_OWNER, name)
    .filter(route => !isOfExplainer(route));
  return owned.find(({ metadata }) => metadata.name === name) ?? owned[0];
}

function isOfExplainer({ http }: VirtualService): boolean {
  return http
    .flatMap(({ destinations }) => destinations)
    .every(({ host }) => /-explainer(\.|$)/.test(host));
}

function sharesOfRoute(
  route: VirtualService,
  deployment: SeldonDeployment,
): Known<Shares> {
  const rules = route.http.filter(
    ({ destinations }) => destinations.length > 0,
  );
  const stray = rules
    .flatMap(({ destinations }) => destinations)
    .find(destination => !predictorOf(destination, deployment));
  if (stray) {
    return unknown(
      `VirtualService/${route.metadata.name} sends to ${stray.host}, which is no predictor of the spec`,
    );
  }
  // One rule for REST, one for gRPC, both with the same weights.
  return agreedShares(
    rules.map(({ destinations }) =>
      weightedShares(
        destinations.map(destination => [
          predictorOf(destination, deployment)?.name ?? '',
          destination.weight,
        ]),
      ),
    ),
    'its REST and gRPC rules give different shares',
  );
}

/** Seldon names a subset after its predictor and puts that behind the predictor's Service. */
function predictorOf(
  { host, subset }: RouteDestination,
  deployment: SeldonDeployment,
): Predictor | undefined {
  const { predictors } = deployment;
  const [service] = host.split('.');
  return (
    predictors.find(p => p.name === subset) ??
    predictors.find(p => predictorService(deployment, p) === service)
  );
}

function withoutRoute(
  deployment: SeldonDeployment,
  objects: NamespaceObjects,
): Known<Shares> {
  const [only, ...others] = livePredictors(deployment);
  if (only && others.length === 0) {
    return sumShares([[only.name, 100]]);
  }
  const hidden =
    objects.state(VIRTUAL_SERVICES).state === 'absent'
      ? undefined
      : objects.cannotTell(VIRTUAL_SERVICES);
  return unknown(
    hidden ??
      'Seldon has written no VirtualService for it; what Ambassador or another ingress does is not read',
  );
}
