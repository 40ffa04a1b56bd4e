import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  fitPods,
  gpuFitRequestSchema,
  type GpuFitRequest,
  type ServiceGpus,
} from '@modeldeck/plugin-model-serving-common';
import { fitGaps } from '@modeldeck/plugin-model-serving-node';
import { json, type Request, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Fleet } from '../fleet/Fleet';
import type { GpuReports } from '../gpu/GpuReports';
import type { GpuHistoryStore } from '../gpu/history/GpuHistoryStore';
import { toGpuHistory } from '../gpu/history/toGpuHistory';
import type { Authorize, ServiceAccess } from '../permissions/ServiceAccess';
import { seenNamespaces } from '../permissions/visibleGpus';
import { findService } from './findService';
import { GpuReportEncoder } from './GpuReportEncoder';
import { readBody } from './readBody';
import { readHistoryQuery } from './readHistoryQuery';

export interface GpuRouterOptions {
  fleet: Fleet;
  reports: Pick<GpuReports, 'report' | 'snapshot'>;
  history: Pick<GpuHistoryStore, 'read'>;
  authorize: Authorize;
  httpAuth: HttpAuthService;
  now: () => Date;
}

const CACHE_CONTROL = 'private, no-cache';

/** Accelerators over REST. But for the past, answers come from memory; no request reaches a cluster. */
export function createGpuRouter(options: GpuRouterOptions): Router {
  const { fleet, reports, authorize, httpAuth, now } = options;
  const accessOf = async (request: Request<{ id: string }> | Request) =>
    authorize(
      await httpAuth.credentials(request as Request, {
        allow: ['user', 'service'],
      }),
    );
  const encoder = new GpuReportEncoder();
  const router = PromiseRouter();

  router.get('/gpu', async (request, response) => {
    const access = await accessOf(request);
    const { items } = fleet.list();
    const { etag, body } = encoder.encode(reports.report(), access, items);
    response.set({ etag, 'cache-control': CACHE_CONTROL }).type('json');
    if (request.fresh) {
      response.status(304).end();
    } else {
      response.send(body);
    }
  });

  router.get('/gpu/history', async (request, response) => {
    const access = await accessOf(request);
    const query = readHistoryQuery(request.query, now());
    requireCluster(fleet, access, query.cluster);
    const { cluster, pool, grid } = query;
    const { rows: step, from, to } = grid;
    const found = await options.history.read({ cluster, pool, step, from, to });
    response
      .set('cache-control', CACHE_CONTROL)
      .json(toGpuHistory({ cluster, pool, grid, found }));
  });

  router.post('/gpu/fit', json(), async (request, response) => {
    const access = await accessOf(request);
    const wanted = readBody(request, gpuFitRequestSchema);
    const isMeant = reachOf(fleet, access, wanted);
    const { clusters, holdings } = reports.snapshot();
    const meant = holdings.filter(({ cluster }) => isMeant(cluster));
    response.json(
      fitPods({
        nodes: meant.flatMap(({ schedulable }) => schedulable),
        quotas: meant.flatMap(({ quotas }) => quotas),
        unread: fitGaps(clusters.filter(({ name }) => isMeant(name))),
        request: wanted,
        observedAt: now().toISOString(),
      }),
    );
  });

  router.get('/services/:id/gpu', async (request, response) => {
    const access = await accessOf(request);
    const { id } = findService(fleet, access, request.params.id);
    const { services, holders } = reports.report();
    const answer: ServiceGpus = {
      service: services.find(({ service }) => service === id),
      holders: holders.filter(({ service }) => service === id),
    };
    response.set('cache-control', CACHE_CONTROL).json(answer);
  });
  return router;
}

function requireCluster(
  fleet: Fleet,
  access: ServiceAccess,
  cluster: string,
): void {
  const isThere = fleet.list().clusters.some(({ name }) => name === cluster);
  if (!isThere || !access.mayAllow({ cluster })) {
    throw new NotFoundError(
      'No such cluster, or you may not see it; clusters are named in modelServing.clusters',
    );
  }
}

/**
 * The clusters that a request is about: those it may be, of which the caller knows something. What a
 * namespace may still ask for is told to those who see something in it.
 */
function reachOf(
  fleet: Fleet,
  access: ServiceAccess,
  { cluster, namespace }: GpuFitRequest,
): (name: string) => boolean {
  if (cluster !== undefined) {
    requireCluster(fleet, access, cluster);
  }
  const { items, clusters } = fleet.list();
  const sees = seenNamespaces(access, items.filter(access.allows));
  const names = clusters
    .map(({ name }) => name)
    .filter(
      name =>
        (cluster ?? name) === name &&
        access.mayAllow({ cluster: name }) &&
        (namespace === undefined || sees(name, namespace)),
    );
  if (namespace !== undefined && names.length === 0) {
    throw new NotFoundError(
      'No such namespace, or you may not see anything in it',
    );
  }
  return name => names.includes(name);
}
