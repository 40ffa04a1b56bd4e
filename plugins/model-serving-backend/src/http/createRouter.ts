import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { ClusterState } from '@modeldeck/plugin-model-serving-common';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Fleet } from '../fleet/Fleet';
import type { Authorize } from '../permissions/ServiceAccess';
import { visibleList, visiblePools } from '../permissions/visibleTo';
import { findService } from './findService';
import { readClusters } from './readClusters';
import { filterServices, readServiceFilter } from './readServiceFilter';
import { ServiceListEncoder } from './ServiceListEncoder';
import type { ViewerStreams } from './ViewerStreams';

/** The REST API of reading. All answers come from memory; no request reaches a cluster. */
export function createRouter(options: {
  fleet: Fleet;
  streams: ViewerStreams;
  authorize: Authorize;
  httpAuth: HttpAuthService;
}): Router {
  const { fleet, streams, authorize, httpAuth } = options;
  const callerOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  const encoder = new ServiceListEncoder();
  const router = PromiseRouter();
  router.get('/services', async (request, response) => {
    const access = await authorize(await callerOf(request));
    const filter = readServiceFilter(request.query);
    const list = visibleList(fleet.list(), access);
    requireClusters(list.clusters, filter.cluster ?? []);
    const { etag, body } = encoder.encode(filterServices(list, filter));
    // Asked for again each time, and kept by nobody but the caller, whose view it is.
    response.set({ etag, 'cache-control': 'private, no-cache' }).type('json');
    if (request.fresh) {
      response.status(304).end();
    } else {
      response.send(body());
    }
  });
  router.get('/services/:id', async (request, response) => {
    const access = await authorize(await callerOf(request));
    response.json(findService(fleet, access, request.params.id));
  });
  router.get('/gpu-pools', async (request, response) => {
    const access = await authorize(await callerOf(request));
    const names = readClusters(request.query);
    const pools = visiblePools(fleet.gpuPools(), access);
    requireClusters(pools.clusters, names ?? []);
    const isAskedFor = (name: string) => !names || names.includes(name);
    response.set('cache-control', 'private, no-cache').json({
      ...pools,
      clusters: pools.clusters.filter(({ name }) => isAskedFor(name)),
      items: pools.items.filter(({ cluster }) => isAskedFor(cluster)),
    });
  });
  router.get('/stream', async (request, response) => {
    await streams.open(response, await callerOf(request));
  });
  return router;
}

/** No services of a cluster that is not there would read as a cluster without services. */
function requireClusters(
  clusters: readonly ClusterState[],
  names: readonly string[],
): void {
  for (const name of names) {
    if (!clusters.some(cluster => cluster.name === name)) {
      throw new NotFoundError(
        'No such cluster, or you may not see it; clusters are named in modelServing.clusters',
      );
    }
  }
}
