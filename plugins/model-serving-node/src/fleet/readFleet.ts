import {
  type ClusterState,
  DEFAULT_SETTINGS,
  type ModelService,
  type ModelServiceList,
  type ServingPlatform,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
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
  const plan = planLists(platforms, settings, labelSelector);
  try {
    const [version, read] = await Promise.all([
      readVersion(client, options.signal),
      readPlan(client, plan, options),
    ]);
    const gaps = plan.flatMap(({ type, without }, index) => {
      const state = read[index]?.state ?? { state: 'read' };
      return gapOf({ resource: type.id, namespace, state, without });
    });
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

/** All lists side by side; those of the core group need not wait for discovery. */
function readPlan(
  client: KubeClient,
  plan: readonly PlannedList[],
  options: ReadFleetOptions,
): Promise<ObjectsRead[]> {
  const { namespace, chunkSize } = options;
  const types = plan.map(({ type }) => type);
  const discovery = client.discovery(types, { signal: options.signal });
  const giveUp = new AbortController();
  const signal = options.signal
    ? AbortSignal.any([options.signal, giveUp.signal])
    : giveUp.signal;
  const reads = plan.map(async ({ type, selectors }) => {
    const served = type.group
      ? (await discovery).served(type)
      : ({ state: 'served', version: type.versions[0] ?? 'v1' } as const);
    return readObjects({
      client,
      type,
      served,
      selections: selectors.map(selector =>
        selector === undefined ? undefined : { labelSelector: selector },
      ),
      namespace,
      chunkSize,
      signal,
    });
  });
  return Promise.all(reads).catch(error => {
    giveUp.abort();
    throw error;
  });
}
