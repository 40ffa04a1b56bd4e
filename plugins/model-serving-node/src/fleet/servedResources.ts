import {
  type Known,
  type PlatformResource,
  type ResourceType,
  type ServingPlatform,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { Discovery } from '../kube/discovery/discover';
import type { Served } from '../kube/discovery/ServedResources';

/** Which kinds of the platforms a cluster serves. The core group, which every cluster has, is left out. */
export function servedResources(
  platforms: readonly ServingPlatform[],
  discovery: Discovery,
): Known<PlatformResource[]> {
  if (discovery.guessed !== undefined) {
    return unknown(discovery.guessed);
  }
  const types = new Map(
    platforms
      .flatMap(({ resources }) => resources.map(({ type }) => type))
      .filter(({ group }) => group !== '')
      .map(type => [type.id, type]),
  );
  return [...types.values()].map(type =>
    platformResource(type, discovery.served(type)),
  );
}

function platformResource(
  { group, plural }: ResourceType,
  served: Served,
): PlatformResource {
  switch (served.state) {
    case 'served':
      return { group, plural, served: true, version: served.version };
    case 'absent':
      return { group, plural, served: false };
    default:
      return { group, plural, served: unknown(served.reason) };
  }
}
