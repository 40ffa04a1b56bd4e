import {
  DEFAULT_SETTINGS,
  type ResourceNeed,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '@modeldeck/plugin-model-serving-node';

/** Names of the objects that make model services, read and nothing else done with them. */
export async function objectNames(
  clients: readonly KubeClient[],
  needs: readonly ResourceNeed[],
  namespace: string | undefined,
): Promise<string[]> {
  const names = await Promise.all(
    clients.flatMap(client =>
      needs.map(need =>
        namesOfKind(client, need, namespace ?? client.connection.namespace),
      ),
    ),
  );
  return names.flat();
}

/** A kind that is not served, or may not be listed, has no names to offer. */
async function namesOfKind(
  client: KubeClient,
  need: ResourceNeed,
  namespace: string,
): Promise<string[]> {
  const names: string[] = [];
  try {
    const labelSelector = need.fleetSelector?.(DEFAULT_SETTINGS);
    for await (const { items } of client.list(need.type, {
      namespace,
      selection: labelSelector === undefined ? undefined : { labelSelector },
    })) {
      names.push(...items.map(({ metadata }) => metadata.name));
    }
  } catch {
    return [];
  }
  return names;
}
