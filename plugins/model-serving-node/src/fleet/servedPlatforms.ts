import type { ServingPlatform } from '@modeldeck/plugin-model-serving-common';
import type { Discovery } from '../kube/discovery/discover';
import type { Served } from '../kube/discovery/ServedResources';

/** Whether a platform can have services where its kinds are served like this. */
function canHaveServices(
  { resources }: ServingPlatform,
  counts: (state: Served['state']) => boolean,
  discovery: Discovery,
): boolean {
  return resources.some(
    ({ role, type }) =>
      role === 'service' && counts(discovery.served(type).state),
  );
}

/**
 * The platforms that a cluster has. Where none of the kinds is served that make a platform's
 * services, there are none, so that nothing of what would belong to them is asked for. An API
 * that does not answer now may still have some.
 */
export function servedPlatforms(
  platforms: readonly ServingPlatform[],
  discovery: Discovery,
): ServingPlatform[] {
  return platforms.filter(platform =>
    canHaveServices(platform, state => state !== 'absent', discovery),
  );
}

/**
 * The same for a cluster that is followed: a platform begins to count when a kind of it is served,
 * and an API that does not answer for a while changes nothing.
 */
export function followedPlatforms(
  platforms: readonly ServingPlatform[],
  former: ReadonlySet<ServingPlatform>,
  discovery: Discovery,
): ReadonlySet<ServingPlatform> {
  return new Set(
    platforms.filter(platform =>
      canHaveServices(
        platform,
        state =>
          state === 'served' || (state === 'failed' && former.has(platform)),
        discovery,
      ),
    ),
  );
}

/** A platform that only looks whether there are services of it. */
export function withoutJoins(platform: ServingPlatform): ServingPlatform {
  return {
    ...platform,
    resources: platform.resources.filter(({ role }) => role === 'service'),
  };
}
