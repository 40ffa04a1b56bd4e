import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Fleet } from '../fleet/Fleet';
import type { Authorize } from '../permissions/ServiceAccess';
import type { Preflights } from '../preflight/Preflights';
import { findService } from './findService';
import { untilClosed } from './untilClosed';

export interface PreflightRouterOptions {
  fleet: Fleet;
  preflights: Pick<Preflights, 'check'>;
  authorize: Authorize;
  httpAuth: HttpAuthService;
}

/** What the next version of a service would meet, for whoever sees the service. */
export function createPreflightRouter(options: PreflightRouterOptions): Router {
  const { fleet, preflights, authorize, httpAuth } = options;
  const router = PromiseRouter();
  router.get('/services/:id/preflight', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const access = await authorize(credentials);
    const service = findService(fleet, access, request.params.id);
    const signal = untilClosed(response);
    response
      .set('cache-control', 'private, no-cache')
      .json(await preflights.check(service, { signal }));
  });
  return router;
}
