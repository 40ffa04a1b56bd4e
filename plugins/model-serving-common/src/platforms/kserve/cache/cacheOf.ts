import type { KubeObject } from '../../../kubernetes/resourceType';
import { serviceId } from '../../../model/serviceId';
import { unknown } from '../../../model/known';
import type { Component } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { ResourceNeed, Selection } from '../../ServingPlatform';
import { knownCount } from '../../workload';
import {
  LOCAL_MODEL_CACHES,
  LOCAL_MODEL_NAMESPACE_CACHES,
  type LocalModelCache,
} from './localModelCache';

/**
 * KServe's webhook compares a service's storage URI with those of the caches once, when the
 * service is written, and notes the one it found. A cache that came later is not used, so the note
 * counts and not the URI (inference_service_defaults.go, setLocalModelLabel).
 */
const CACHE_LABEL = 'internal.serving.kserve.io/localmodel';
const CACHE_NAMESPACE_LABEL = 'internal.serving.kserve.io/localmodel-namespace';

const OBJECT_NAME = /^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/;

/** Which cache a service uses. */
export interface CacheReference {
  name: string;
  type: typeof LOCAL_MODEL_CACHES;
}

export function cacheReference({
  metadata: { labels },
}: KubeObject): CacheReference | undefined {
  const name = labels[CACHE_LABEL];
  return name && OBJECT_NAME.test(name)
    ? {
        name,
        type: labels[CACHE_NAMESPACE_LABEL]
          ? LOCAL_MODEL_NAMESPACE_CACHES
          : LOCAL_MODEL_CACHES,
      }
    : undefined;
}

/** The cache that a service uses; undefined when it uses none or it could not be read. */
export function cacheOf(
  object: KubeObject,
  objects: NamespaceObjects,
): LocalModelCache | undefined {
  const reference = cacheReference(object);
  return reference && objects.find(reference.type, reference.name);
}

/** A cache is asked for by its name, and only for services that use one. */
export function cacheNeeds(
  isUser: (object: KubeObject) => boolean,
): ResourceNeed[] {
  return [LOCAL_MODEL_CACHES, LOCAL_MODEL_NAMESPACE_CACHES].map(type => ({
    type,
    role: 'join',
    without: 'whether cached models have reached their nodes',
    belongingTo: services =>
      services.filter(isUser).flatMap((service): Selection[] => {
        const reference = cacheReference(service);
        return reference?.type === type ? [{ name: reference.name }] : [];
      }),
  }));
}

/** The cache as a part of the service: its replicas are copies of the model, one a node. */
export function cacheComponent(
  object: KubeObject,
  objects: NamespaceObjects,
): Component[] {
  const reference = cacheReference(object);
  if (!reference) {
    return [];
  }
  const cache = objects.find(reference.type, reference.name);
  const why =
    objects.cannotTell(reference.type) ??
    (cache
      ? 'KServe has not counted its copies'
      : `there is no ${reference.type.kind} ${reference.name}`);
  return [
    {
      name: reference.name,
      kind: 'cache',
      replicas: {
        wanted: knownCount(cache?.total, why),
        // KServe leaves a count of 0 out.
        ready: cache?.total === undefined ? unknown(why) : cache.available ?? 0,
      },
      pods: [],
      accelerators: [],
      sharedBy: usersOf(cache, objects),
    },
  ];
}

function usersOf(
  cache: LocalModelCache | undefined,
  { cluster }: NamespaceObjects,
): string[] {
  const ids = (cache?.users ?? [])
    .filter(
      ({ namespace, name }) =>
        OBJECT_NAME.test(namespace) && OBJECT_NAME.test(name),
    )
    .map(user => serviceId({ cluster, ...user }));
  return ids.length > 1 ? [...new Set(ids)].sort() : [];
}
