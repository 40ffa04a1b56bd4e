import type { Endpoint } from '../../model/types';
import { endpointsOf } from '../endpointsOf';
import type { NamespaceObjects } from '../NamespaceObjects';
import { predictorService } from './predictorNames';
import type { SeldonDeployment } from './seldonDeployment';
import { livePredictors, seldonRoute } from './seldonShares';

/** `svc.namespace:port`, as the status has it. */
const HOST = /^[a-z0-9.-]+:\d+$/i;

/**
 * Where callers reach it: through the hosts of its route, or past any split at each predictor's
 * Service, over REST and gRPC. The status names the Services of single units too, which are not
 * for callers.
 */
export function seldonEndpoints(
  deployment: SeldonDeployment,
  objects: NamespaceObjects,
): Endpoint[] {
  const { metadata, address, services } = deployment;
  const path = `/seldon/${objects.namespace}/${metadata.name}/`;
  const external = (seldonRoute(deployment, objects)?.hosts ?? [])
    .filter(host => !host.includes('*'))
    .map(host => `http://${host}${path}`);
  const names = livePredictors(deployment).map(p =>
    predictorService(deployment, p),
  );
  const cluster = services
    .filter(({ name }) => names.includes(name))
    .flatMap(({ http, grpc }) => [
      clusterUrl('http', http),
      clusterUrl('grpc', grpc),
    ]);
  return endpointsOf([...external, address, ...cluster]);
}

function clusterUrl(scheme: string, endpoint: string | undefined) {
  if (endpoint === undefined || !HOST.test(endpoint)) {
    return undefined;
  }
  const [host, port] = endpoint.split(':');
  return `${scheme}://${host}.svc.cluster.local:${port}`;
}
