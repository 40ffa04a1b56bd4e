import { setMaxListeners } from 'node:events';
import {
  type ClusterState,
  DEFAULT_SETTINGS,
  type ModelService,
  type ModelServiceList,
  type ServingPlatform,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { Discovery } from '../kube/discovery/discover';
import type { KubeClient } from '../kube/KubeClient';
import { assembleServices } from './assembleServices';
import {
  reachableCluster,
  readVersion,
  unreachableCluster,
} from './clusterState';
import { type PlannedList, planLists } from './planLists';
import { type ObjectsRead, readObjects } from './readObjects';
import { gapOf } from '../kube/readState';
import { servedPlatforms } from './servedPlatforms';

/** @public */
export interface ReadFleetOptions {
  /** one per cluster */
  clients: readonly KubeClient[];
  platforms: readonly ServingPlatform[];
  /** how the company has its services read; the defaults if not given */
  settings?: ServingSettings;
  /** absent: all namespaces */
  namespace?: string;
  /** narrows the objects that make services */
  labelSelector?: string;
  /** objects per request; 0 for all at once */
  chunkSize?: number;
  now(): Date;
  signal?: AbortSignal;
}

interface ClusterFleet {
  state: ClusterState;
  services: ModelService[];
}

/**
 * All model services of several clusters, read once. What could not be read is in `clusters`:
 * a cluster that does not answer, and the gaps of those that do. One cluster's trouble never
 * touches another's services.
 *
 * @public
 */
export async function readFleet(
  options: ReadFleetOptions,
): Promise<ModelServiceList> {
  const observedAt = options.now().toISOString();
  const fleets = await Promise.all(
    options.clients.map(client => readCluster(client, observedAt, options)),
  );
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'ModelServiceList',
    observedAt,
    clusters: fleets.map(({ state }) => state),
    items: fleets.flatMap(({ services }) => services),
  };
}

async function readCluster(
  client: KubeClient,
  observedAt: string,
  options: ReadFleetOptions,
): Promise<ClusterFleet> {
  const {
    platforms,
    settings = DEFAULT_SETTINGS,
    namespace,
    labelSelector,
  } = options;
  try {
    const [version, lists] = await Promise.all([
      readVersion(client, options.signal),
      readLists(client, settings, options),
    ]);
    const read = lists.map(list => list.read);
    const gaps = lists.flatMap(({ read: { type, state }, without }) =>
      gapOf({ type, namespace, state, without }),
    );
    const { cluster } = client;
    const assembly = assembleServices({
      cluster,
      observedAt,
      platforms,
      settings,
      read,
      labelSelector,
    });
    return {
      state: reachableCluster(cluster, version, [...gaps, ...assembly.gaps]),
      services: assembly.services,
    };
  } catch (error) {
    return { state: unreachableCluster(client.cluster, error), services: [] };
  }
}

/** All lists side by side, of the platforms that the cluster has. */
async function readLists(
  client: KubeClient,
  settings: ServingSettings,
  options: ReadFleetOptions,
): Promise<Array<{ read: ObjectsRead; without: string }>> {
  const { platforms, labelSelector } = options;
  const discovery = await client.discovery(
    platforms.flatMap(({ resources }) => resources.map(({ type }) => type)),
    { signal: options.signal },
  );
  const plan = planLists(
    servedPlatforms(platforms, discovery),
    settings,
    labelSelector,
  );
  const giveUp = new AbortController();
  const signal = options.signal
    ? AbortSignal.any([options.signal, giveUp.signal])
    : giveUp.signal;
  // Every list listens to it; Node takes more than ten for a leak.
  setMaxListeners(0, signal);
  const lists = plan.map(async list => ({
    without: list.without,
    read: await readList(client, list, discovery, { ...options, signal }),
  }));
  return Promise.all(lists).catch(error => {
    giveUp.abort();
    throw error;
  });
}

function readList(
  client: KubeClient,
  { type, selectors }: PlannedList,
  discovery: Discovery,
  { namespace, chunkSize, signal }: ReadFleetOptions,
): Promise<ObjectsRead> {
  return readObjects({
    client,
    type,
    served: discovery.served(type),
    selections: selectors.map(selector =>
      selector === undefined ? undefined : { labelSelector: selector },
    ),
    namespace,
    chunkSize,
    signal,
  });
}
