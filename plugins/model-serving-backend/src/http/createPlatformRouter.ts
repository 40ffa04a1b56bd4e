import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  type ClusterPlatforms,
  type ClusterPlatformsList,
  type ClusterState,
  isUnknown,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { ServedByCluster } from '@modeldeck/plugin-model-serving-node';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ClusterConfig } from '../config/ClusterConfig';
import type { Fleet } from '../fleet/Fleet';
import type { Authorize } from '../permissions/ServiceAccess';
import { visibleClusters } from '../permissions/visibleTo';

export interface PlatformRouterOptions {
  fleet: Pick<Fleet, 'list' | 'served'>;
  clusters: ReadonlyArray<Pick<ClusterConfig, 'name' | 'writable'>>;
  authorize: Authorize;
  httpAuth: HttpAuthService;
}

/**
 * What the clusters have of serving platforms, for whoever may see any service there. It is known
 * from what keeps the fleet up to date: no request reaches a cluster.
 */
export function createPlatformRouter(options: PlatformRouterOptions): Router {
  const { fleet, authorize, httpAuth } = options;
  const router = PromiseRouter();
  router.get('/platforms', async (request, response) => {
    const access = await authorize(
      await httpAuth.credentials(request, { allow: ['user', 'service'] }),
    );
    const list: ClusterPlatformsList = {
      items: visibleClusters(fleet.list().clusters, access).map(state =>
        clusterPlatforms(state, options),
      ),
    };
    response.set('cache-control', 'private, no-cache').json(list);
  });
  return router;
}

/** That it does not answer explains more than that it has not said anything yet. */
function resourcesOf(
  served: ServedByCluster | undefined,
  error: string | undefined,
): ClusterPlatforms['resources'] {
  const resources = served?.resources ?? unknown('it was not read yet');
  return error !== undefined && isUnknown(resources)
    ? unknown(error)
    : resources;
}

function clusterPlatforms(
  { name, reachable, staleSince, error }: ClusterState,
  { fleet, clusters }: PlatformRouterOptions,
): ClusterPlatforms {
  const served = fleet.served().find(({ cluster }) => cluster === name);
  return {
    cluster: name,
    reachable,
    ...(staleSince !== undefined && { staleSince }),
    writable: clusters.some(each => each.name === name && each.writable),
    resources: resourcesOf(served, error),
  };
}
