import {
  DEFAULT_SETTINGS,
  type KubeObject,
  type ModelService,
  type ModelServiceList,
  type ResourceNeed,
  type ServingPlatform,
  type ServingSettings,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../kube/KubeClient';
import { assembleServices } from './assembleServices';
import { reachableCluster, unreachableCluster } from './clusterState';
import { consequence } from './planLists';
import { type Search, Selections } from './Selections';
import { servedPlatforms } from './servedPlatforms';
import { gapOf } from '../kube/readState';

/** @public */
export interface ReadServiceOptions {
  client: KubeClient;
  platforms: readonly ServingPlatform[];
  /** how the company has its services read; the defaults if not given */
  settings?: ServingSettings;
  namespace: string;
  /** of the service, or of an object that it is made of */
  name: string;
  /** of the service or the object; any case */
  kind?: string;
  now(): Date;
  signal?: AbortSignal;
}

/**
 * The services of one name, with no more requests than they need, whatever the fleet's size:
 * first the objects that may make them up, then what belongs to those that were found.
 *
 * Several platforms may have a service of the same name; nothing found is an empty list, and only
 * a list without gaps proves that there is none.
 *
 * @public
 */
export async function readService(
  options: ReadServiceOptions,
): Promise<ModelServiceList> {
  const { client, namespace, settings = DEFAULT_SETTINGS } = options;
  const observedAt = options.now().toISOString();
  const list = (rest: Pick<ModelServiceList, 'clusters' | 'items'>) => ({
    apiVersion: 'modeldeck.io/v1alpha1' as const,
    kind: 'ModelServiceList' as const,
    observedAt,
    ...rest,
  });
  try {
    const searches = await search(options, settings);
    const gaps = searches.flatMap(({ needs, read }) =>
      gapOf({
        type: read.type,
        namespace,
        state: read.state,
        without: consequence(needs),
      }),
    );
    const version = unknown('not asked for, to spare a request');
    const assembly = assembleServices({
      cluster: client.cluster,
      observedAt,
      platforms: options.platforms,
      settings,
      read: searches.map(({ read }) => read),
    });
    return list({
      clusters: [
        reachableCluster(client.cluster, version, [...gaps, ...assembly.gaps]),
      ],
      items: assembly.services.filter(service => isWanted(service, options)),
    });
  } catch (error) {
    return list({
      clusters: [unreachableCluster(client.cluster, error)],
      items: [],
    });
  }
}

async function search(
  options: ReadServiceOptions,
  settings: ServingSettings,
): Promise<Search[]> {
  const { client, name, signal } = options;
  const needs = options.platforms.flatMap(({ resources }) => resources);
  const discovery = await client.discovery(
    needs.map(({ type }) => type),
    { signal },
  );
  const platforms = concerning(
    options.kind,
    servedPlatforms(options.platforms, discovery),
  );
  const parts = new Selections();
  for (const need of platforms.flatMap(({ resources }) => resources)) {
    if (need.role === 'service' && need.named) {
      parts.add(need, need.named(name, settings));
    }
  }
  const found = await parts.read(options, discovery);
  const objects = new Map(
    found.map(({ read }) => [read.type.id, read.objects]),
  );
  const rest = new Selections();
  for (const platform of platforms) {
    addJoins(rest, platform, objects, settings);
  }
  addOwners(rest, needs, objects);
  // A kind that makes services of one platform may say more about another's.
  return merge(found, await rest.read(options, discovery));
}

/**
 * The platforms that may have a service of a kind, or of objects of it: whoever reads a kind at
 * all may have a claim on it. Kinds of services that are no kind of object concern all.
 */
function concerning(
  kind: string | undefined,
  platforms: readonly ServingPlatform[],
): readonly ServingPlatform[] {
  const wanted = kind?.toLowerCase();
  const concerned = platforms.filter(({ resources }) =>
    resources.some(({ type }) => type.kind.toLowerCase() === wanted),
  );
  return concerned.length > 0 ? concerned : platforms;
}

/**
 * What an owner's service stands for is no service of its own. The fleet shows owners anyway; one
 * of another name is asked for here, so that both say the same.
 */
function addOwners(
  owners: Selections,
  needs: readonly ResourceNeed[],
  found: ReadonlyMap<string, readonly KubeObject[]>,
): void {
  const objects = [...found.values()].flat();
  const known = new Set(objects.map(({ metadata }) => metadata.uid));
  for (const { metadata } of objects) {
    for (const { apiVersion, kind, name, uid } of metadata.ownerReferences) {
      const need = needs.find(
        ({ role, type }) =>
          role === 'service' &&
          type.kind === kind &&
          apiVersion.startsWith(`${type.group}/`),
      );
      if (need && !known.has(uid)) {
        owners.add(need, [{ name }]);
      }
    }
  }
}

function addJoins(
  joins: Selections,
  platform: ServingPlatform,
  found: ReadonlyMap<string, readonly KubeObject[]>,
  settings: ServingSettings,
): void {
  const services = platform.resources
    .filter(({ role }) => role === 'service')
    .flatMap(({ type }) => found.get(type.id) ?? []);
  if (services.length === 0) {
    return;
  }
  for (const need of platform.resources) {
    if (need.role === 'join') {
      joins.add(need, need.belongingTo?.(services, settings) ?? [undefined]);
    }
  }
}

function merge(found: Search[], joined: Search[]): Search[] {
  const merged = new Map(found.map(part => [part.read.type.id, part]));
  for (const part of joined) {
    const { id } = part.read.type;
    const earlier = merged.get(id);
    merged.set(id, earlier ? both(earlier, part) : part);
  }
  return [...merged.values()];
}

function both(a: Search, b: Search): Search {
  const uids = new Set(a.read.objects.map(({ metadata }) => metadata.uid));
  const more = b.read.objects.filter(({ metadata }) => !uids.has(metadata.uid));
  return {
    needs: [...a.needs, ...b.needs],
    read: {
      type: a.read.type,
      objects: [...a.read.objects, ...more],
      state: a.read.state.state === 'read' ? b.read.state : a.read.state,
    },
  };
}

function isWanted(
  service: ModelService,
  { name, kind }: ReadServiceOptions,
): boolean {
  const wanted = kind?.toLowerCase();
  return [service, ...service.objects].some(
    object =>
      object.name === name &&
      (wanted === undefined || object.kind.toLowerCase() === wanted),
  );
}
