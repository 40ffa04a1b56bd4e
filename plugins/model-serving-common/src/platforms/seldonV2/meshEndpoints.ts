import type { Endpoint } from '../../model/types';
import { endpointsOf } from '../endpointsOf';
import type { NamespaceObjects } from '../NamespaceObjects';

/**
 * Where Core 2 takes inference requests within the cluster: the Service of its runtime, which is
 * named so in each namespace (docs: inference). The name in the path stands in for the header
 * `seldon-model` where that is the model's own.
 */
export function meshEndpoints(
  name: string,
  { namespace }: NamespaceObjects,
): Endpoint[] {
  const host = `seldon-mesh.${namespace}.svc.cluster.local`;
  return endpointsOf([`http://${host}/v2/models/${encodeURIComponent(name)}`]);
}
