import type { Endpoint } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import { endpointsOf } from '../endpointsOf';
import type { DeploymentGroup } from './DeploymentGroup';
import { groupServices } from './replicaSplit';
import type { RouteSplit } from './RouteSplit';

/** The hosts of its route, and its Services within the cluster. */
export function deploymentEndpoints(
  group: DeploymentGroup,
  split: RouteSplit,
  objects: NamespaceObjects,
): Endpoint[] {
  const cluster = groupServices(group, objects).map(({ metadata, ports }) => {
    const port = ports[0]?.port;
    const host = `${metadata.name}.${objects.namespace}.svc.cluster.local`;
    return `http://${host}${
      port === undefined || port === 80 ? '' : `:${port}`
    }`;
  });
  return endpointsOf([...split.urls, ...cluster]);
}
