import type { Endpoint } from '../../model/types';
import { endpointsOf } from '../endpointsOf';
import type { NamespaceObjects } from '../NamespaceObjects';

/**
 * Where Core 2 takes inference requests within the cluster: the Service `seldon-mesh` of the
 * namespace's runtime (docs: k8s-clusterwide). Who answers is chosen by the header `seldon-model`:
 * the name itself for a Model, with `.pipeline` or `.experiment` behind it for the others.
 */
export function meshEndpoints(
  name: string,
  { namespace }: NamespaceObjects,
): Endpoint[] {
  const host = `seldon-mesh.${namespace}.svc.cluster.local`;
  return endpointsOf([`http://${host}/v2/models/${encodeURIComponent(name)}`]);
}
