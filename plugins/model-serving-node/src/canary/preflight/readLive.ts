import type { ResourceType } from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../../kube/KubeClient';
import { KubeError } from '../../kube/KubeError';
import { objectPath } from '../../kube/write/objectPath';

/**
 * An object as the API server has it, whole; undefined: there is none.
 *
 * @throws KubeError where that cannot be told
 */
export async function readLive(options: {
  client: KubeClient;
  type: ResourceType;
  version: string;
  namespace: string;
  name: string;
  signal?: AbortSignal;
}): Promise<unknown> {
  const { client, type, version, namespace, name, signal } = options;
  const { group, kind, plural } = type;
  const path = objectPath({
    apiVersion: group ? `${group}/${version}` : version,
    kind,
    plural,
    name,
    namespace,
  });
  try {
    return await client.get(path, {
      what: `read ${kind}/${name} in namespace ${namespace}`,
      signal,
    });
  } catch (error) {
    if (error instanceof KubeError && error.kind === 'not-found') {
      return undefined;
    }
    throw error;
  }
}
