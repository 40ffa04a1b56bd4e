import type { GpuResource } from '@modeldeck/plugin-model-serving-common';
import { type ObjectsRead, readObjects } from '../fleet/readObjects';
import type { Served } from '../kube/discovery/ServedResources';
import type { KubeClient } from '../kube/KubeClient';

/** One kind of object as it was read. */
export interface GpuList extends ObjectsRead {
  /** what cannot be told where it was not read, or not whole */
  without: string;
}

/** How a list is asked for. */
export interface GpuListOptions {
  client: KubeClient;
  /** asked instead where the caller may not list everywhere */
  namespace: string | undefined;
  chunkSize: number;
  signal: AbortSignal;
}

/**
 * All objects of a kind, or of one namespace where the caller may list no others, or why not.
 *
 * @throws KubeError when the cluster cannot be talked to any more
 */
export function readGpuList(
  options: GpuListOptions & { need: GpuResource; served: Served },
): Promise<GpuList> {
  const { client, need, served, chunkSize, signal } = options;
  const { type } = need;
  return readOrPart(need, options.namespace, namespace =>
    readObjects({
      client,
      type,
      served,
      selections: [undefined],
      namespace,
      chunkSize,
      signal,
    }),
  );
}

/** A part is told as one: its objects count, and nothing follows from those that are missing. */
export async function readOrPart(
  { type, without }: GpuResource,
  namespace: string | undefined,
  read: (namespace: string | undefined) => Promise<ObjectsRead>,
): Promise<GpuList> {
  const whole = await read(undefined);
  const { state } = whole;
  if (
    state.state !== 'forbidden' ||
    namespace === undefined ||
    !type.namespaced
  ) {
    return { ...whole, without };
  }
  const part = await read(namespace);
  if (part.state.state !== 'read') {
    return { ...whole, without };
  }
  const reason = `only those of namespace ${namespace} could be listed: ${state.reason}`;
  return { ...part, state: { state: 'forbidden', reason }, without };
}
