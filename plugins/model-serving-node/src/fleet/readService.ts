import {
  DEFAULT_SETTINGS,
  type Gap,
  type ModelService,
  type ModelServiceList,
  type NamespaceObjects,
  type ServingPlatform,
  type ServingSettings,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../kube/KubeClient';
import { assembleServices } from './assembleServices';
import { reachableCluster, unreachableCluster } from './clusterState';
import { consequence } from './planLists';
import type { ObjectToBe } from './readObjects';
import { type SearchOptions, searchService } from './searchService';
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
  return (await readServiceObjects(options)).list;
}

/** Services with the objects that they were made of, by the services' ids. */
export interface ServiceObjects {
  list: ModelServiceList;
  objects: ReadonlyMap<string, NamespaceObjects>;
}

/** The same with what a plan is made from; with objects to be as if they were applied. */
export async function readServiceObjects(
  options: ReadServiceOptions & { toBe?: readonly ObjectToBe[] },
): Promise<ServiceObjects> {
  const { client, settings = DEFAULT_SETTINGS } = options;
  const observedAt = options.now().toISOString();
  const list = (rest: Pick<ModelServiceList, 'clusters' | 'items'>) => ({
    apiVersion: 'modeldeck.io/v1alpha1' as const,
    kind: 'ModelServiceList' as const,
    observedAt,
    ...rest,
  });
  try {
    const { services, gaps, objects } = await readMeant(
      options,
      settings,
      observedAt,
    );
    const version = unknown('not asked for, to spare a request');
    return {
      list: list({
        clusters: [reachableCluster(client.cluster, version, gaps)],
        items: services,
      }),
      objects,
    };
  } catch (error) {
    return {
      list: list({
        clusters: [unreachableCluster(client.cluster, error)],
        items: [],
      }),
      objects: new Map(),
    };
  }
}

interface Found {
  services: ModelService[];
  gaps: Gap[];
  /** by the services' ids */
  objects: Map<string, NamespaceObjects>;
}

/**
 * The services that are meant by a name. One found by an object that it is made of may have more:
 * all of it is read by the name of its own, since a part of it would look whole.
 */
async function readMeant(
  options: ReadServiceOptions & Pick<SearchOptions, 'toBe'>,
  settings: ServingSettings,
  observedAt: string,
): Promise<Found> {
  const { client, platforms, name, signal } = options;
  const discovery = await client.discovery(
    platforms.flatMap(({ resources }) => resources.map(({ type }) => type)),
    { signal },
  );
  const read = (meant: Pick<ReadServiceOptions, 'name' | 'kind'>) =>
    readNamed({ ...options, ...meant, settings, discovery }, observedAt);
  const { services, gaps, objects } = await read(options);
  const meant = services.filter(service => isWanted(service, options));
  const parts = meant.filter(service => service.name !== name);
  const wholes = await Promise.all(
    [...new Set(parts.map(part => part.name))].map(own => read({ name: own })),
  );
  const ids = new Set(parts.map(({ id }) => id));
  return {
    services: [
      ...meant.filter(service => service.name === name),
      ...wholes
        .flatMap(whole => whole.services)
        .filter(({ id }) => ids.has(id)),
    ],
    gaps: distinct([gaps, ...wholes.map(whole => whole.gaps)].flat()),
    objects: new Map([
      ...objects,
      ...wholes.flatMap(whole => [...whole.objects]),
    ]),
  };
}

async function readNamed(
  options: SearchOptions,
  observedAt: string,
): Promise<Found> {
  const { client, platforms, settings, namespace } = options;
  const searches = await searchService(options);
  const assembly = assembleServices({
    cluster: client.cluster,
    observedAt,
    platforms,
    settings,
    read: searches.map(({ read }) => read),
  });
  const gaps = searches.flatMap(({ needs, read: { type, state } }) =>
    gapOf({ type, namespace, state, without: consequence(needs) }),
  );
  const objects = assembly.objects.get(namespace);
  return {
    services: assembly.services,
    gaps: [...gaps, ...assembly.gaps],
    objects: new Map(
      objects && assembly.services.map(({ id }) => [id, objects] as const),
    ),
  };
}

function distinct(gaps: readonly Gap[]): Gap[] {
  return [...new Map(gaps.map(gap => [gap.resource, gap])).values()];
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
