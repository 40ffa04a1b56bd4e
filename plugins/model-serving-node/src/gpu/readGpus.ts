import { setMaxListeners } from 'node:events';
import {
  type ClusterState,
  type Gap,
  GPU_RESOURCES,
  type GpuHoldings,
  GpuInventory,
  type GpuSettings,
  type Node,
  NODES,
  RESOURCE_SLICES,
  type ResourceSlice,
  SCHEDULING_PODS,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { reachableCluster, unreachableCluster } from '../fleet/clusterState';
import { DEFAULT_CHUNK_SIZE } from '../kube/listPages';
import type { KubeClient } from '../kube/KubeClient';
import { gapOf } from '../kube/readState';
import { acceleratorNodes } from './acceleratorNodes';
import type { GpuSnapshot } from './GpuSnapshot';
import { type GpuList, readGpuList } from './readGpuList';
import { countPods, readPods } from './readPods';

/** @public */
export interface ReadGpusOptions {
  /** one per cluster */
  clients: readonly KubeClient[];
  settings: GpuSettings;
  /**
   * where the caller surely has rights: what may not be listed everywhere is listed there, and
   * said to be a part. All namespaces count otherwise, since pools know none.
   */
  namespace?: string;
  /** objects per request; 0 for all at once */
  chunkSize?: number;
  signal?: AbortSignal;
}

interface ClusterGpus {
  state: ClusterState;
  holdings: GpuHoldings;
}

/**
 * Who holds which accelerators of several clusters, read once. What could not be read is in
 * `clusters`, and unknown in what follows from it; no cluster's trouble touches another.
 *
 * @public
 */
export async function readGpus(options: ReadGpusOptions): Promise<GpuSnapshot> {
  const read = await Promise.all(
    options.clients.map(client => readCluster(client, options)),
  );
  return {
    clusters: read.map(({ state }) => state),
    holdings: read.map(({ holdings }) => holdings),
  };
}

async function readCluster(
  client: KubeClient,
  options: ReadGpusOptions,
): Promise<ClusterGpus> {
  const { cluster } = client;
  const { settings } = options;
  const inventory = new GpuInventory({ cluster, settings });
  const giveUp = new AbortController();
  const signal = options.signal
    ? AbortSignal.any([options.signal, giveUp.signal])
    : giveUp.signal;
  // Every list listens to it; Node takes more than ten for a leak.
  setMaxListeners(0, signal);
  try {
    const lists = await readLists({ ...options, client, signal });
    const gaps = lists.flatMap(list => take(list, inventory));
    const version = unknown('it was not asked for');
    return {
      state: reachableCluster(cluster, version, gaps),
      holdings: inventory.read(),
    };
  } catch (error) {
    giveUp.abort();
    const state = unreachableCluster(cluster, error);
    for (const { type } of GPU_RESOURCES) {
      inventory.unread(type, state.error ?? 'the cluster could not be read');
    }
    return { state, holdings: inventory.read() };
  }
}

/** What a list adds to the inventory, and what is missing with it. */
function take(list: GpuList, inventory: GpuInventory): Gap[] {
  const { type, objects, state, without } = list;
  const gaps = gapOf({ type, namespace: undefined, state, without });
  inventory.replace(type, objects);
  for (const { reason } of gaps) {
    inventory.unread(type, reason);
  }
  return gaps;
}

/** All lists side by side; only the pods wait, for the names of the nodes that count. */
async function readLists(
  options: ReadGpusOptions & { client: KubeClient; signal: AbortSignal },
): Promise<GpuList[]> {
  const { client, signal } = options;
  const [podCount, discovery] = await Promise.all([
    countPods(client, signal),
    client.discovery(
      GPU_RESOURCES.map(({ type }) => type),
      { signal },
    ),
  ]);
  const within = {
    client,
    namespace: options.namespace,
    chunkSize: options.chunkSize ?? DEFAULT_CHUNK_SIZE,
    signal,
  };
  const lists = new Map(
    GPU_RESOURCES.filter(({ type }) => type !== SCHEDULING_PODS).map(need => {
      const served = discovery.served(need.type);
      return [need.type.id, readGpuList({ ...within, need, served })];
    }),
  );
  const pods = nodesThatCount(lists).then(nodes =>
    readPods({ ...within, ...nodes, podCount }),
  );
  return Promise.all([...lists.values(), pods]);
}

async function nodesThatCount(
  lists: ReadonlyMap<string, Promise<GpuList>>,
): Promise<{ nodes: ReadonlySet<string> | undefined; nodeCount: number }> {
  const [nodes, slices] = await Promise.all([
    lists.get(NODES.id),
    lists.get(RESOURCE_SLICES.id),
  ]);
  const all = (nodes?.objects ?? []) as readonly Node[];
  return {
    nodes:
      nodes?.state.state === 'read'
        ? acceleratorNodes(all, (slices?.objects ?? []) as ResourceSlice[])
        : undefined,
    nodeCount: all.length,
  };
}
