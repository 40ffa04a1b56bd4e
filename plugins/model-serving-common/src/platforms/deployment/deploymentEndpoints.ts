import type { Endpoint } from '../../model/types';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { DeploymentGroup } from './DeploymentGroup';
import { groupServices } from './replicaSplit';
import type { RouteSplit } from './RouteSplit';

/**
 * The hosts of its route, and its Services within the cluster. The scheme of a hostname is the
 * gateway's affair, which is not read here, so it is left out.
 */
export function deploymentEndpoints(
  group: DeploymentGroup,
  split: RouteSplit,
  objects: NamespaceObjects,
): Endpoint[] {
  const external = split.hostnames.map(hostname => ({
    url: `//${hostname}`,
    reach: 'external' as const,
  }));
  const cluster = groupServices(group, objects).map(({ metadata, ports }) => {
    const port = ports[0]?.port;
    const host = `${metadata.name}.${objects.namespace}.svc.cluster.local`;
    return {
      url: `http://${host}${
        port === undefined || port === 80 ? '' : `:${port}`
      }`,
      reach: 'cluster' as const,
    };
  });
  return [...external, ...cluster];
}
