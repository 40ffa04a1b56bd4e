import {
  type KubeObject,
  RECOGNISABLE_TYPES,
  type ResourceNeed,
  type ServingPlatform,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { Discovery } from '../kube/discovery/discover';
import type { KubeClient } from '../kube/KubeClient';
import type { ObjectToBe } from './readObjects';
import { type Search, Selections } from './Selections';
import { servedPlatforms } from './servedPlatforms';

export interface SearchOptions {
  client: KubeClient;
  platforms: readonly ServingPlatform[];
  settings: ServingSettings;
  discovery: Discovery;
  namespace: string;
  name: string;
  /** of the service or an object of it; any case */
  kind?: string;
  /** taken for objects that are there */
  toBe?: readonly ObjectToBe[];
  signal?: AbortSignal;
}

/** Those that a platform makes are never services of their own. */
const WORKLOADS: ReadonlySet<string> = new Set(
  RECOGNISABLE_TYPES.map(({ type }) => type.id),
);

/**
 * Reads the objects that may make up the services of a name, and what belongs to those that were
 * found.
 *
 * @throws KubeError when the cluster cannot be talked to any more
 */
export async function searchService(options: SearchOptions): Promise<Search[]> {
  const { name, settings, discovery } = options;
  const needs = options.platforms.flatMap(({ resources }) => resources);
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
 * all may have a claim on it; and those whose services such a service is built on, since they
 * know what belongs to them. Kinds of services that are no kind of object concern all.
 */
function concerning(
  kind: string | undefined,
  platforms: readonly ServingPlatform[],
): readonly ServingPlatform[] {
  const wanted = kind?.toLowerCase();
  const isWanted = ({ type }: ResourceNeed) =>
    type.kind.toLowerCase() === wanted;
  const builtOn = new Set(
    platforms
      .filter(({ resources }) =>
        resources.some(need => need.role === 'service' && isWanted(need)),
      )
      .flatMap(({ resources }) => resources)
      .filter(({ type }) => !WORKLOADS.has(type.id))
      .map(({ type }) => type.id),
  );
  const concerned = platforms.filter(({ resources }) =>
    resources.some(
      need =>
        isWanted(need) ||
        (need.role === 'service' && builtOn.has(need.type.id)),
    ),
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
