import {
  RECOGNISABLE_TYPES,
  type RecognisableObject,
  recognise,
  type ResourceNeed,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '@modeldeck/plugin-model-serving-node';

export interface ObjectNamesOptions {
  clients: readonly KubeClient[];
  /** of the kinds that make model services */
  needs: readonly ResourceNeed[];
  settings: ServingSettings;
  namespace: string | undefined;
}

/** Names of model services, from the objects that make them and nothing that belongs to those. */
export async function objectNames(
  options: ObjectNamesOptions,
): Promise<string[]> {
  const names = await Promise.all(
    options.clients.map(client => namesIn(client, options)),
  );
  return names.flat();
}

async function namesIn(
  client: KubeClient,
  { needs, settings, namespace }: ObjectNamesOptions,
): Promise<string[]> {
  const discovery = await client.discovery(needs.map(({ type }) => type));
  const lists = needs.map(async need => {
    const served = discovery.served(need.type);
    return served.state === 'served'
      ? namesOfKind(client, need, {
          version: served.version,
          namespace: namespace ?? client.connection.namespace,
          settings,
        })
      : [];
  });
  return (await Promise.all(lists)).flat();
}

/** A kind that may not be listed has no names to offer. */
async function namesOfKind(
  client: KubeClient,
  need: ResourceNeed,
  options: { version: string; namespace: string; settings: ServingSettings },
): Promise<string[]> {
  const { settings, ...where } = options;
  const labelSelector = need.fleetSelector?.(settings);
  const recognisable = RECOGNISABLE_TYPES.find(
    ({ type }) => type.id === need.type.id,
  );
  const names: string[] = [];
  try {
    for await (const { items } of client.list(recognisable?.type ?? need.type, {
      ...where,
      selection: labelSelector === undefined ? undefined : { labelSelector },
    })) {
      for (const object of items) {
        const name = recognisable
          ? recognise(
              { ...(object as RecognisableObject), kind: recognisable.kind },
              settings,
            )?.service
          : object.metadata.name;
        names.push(...(name ? [name] : []));
      }
    }
  } catch {
    return [];
  }
  return names;
}
