import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  manifestDocumentsSchema,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { json, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { Fleet } from '../fleet/Fleet';
import type { Authorize, ServiceAccess } from '../permissions/ServiceAccess';
import type { Preflights } from '../preflight/Preflights';
import { findService } from './findService';
import { readBody } from './readBody';
import { untilClosed } from './untilClosed';

export interface PreflightRouterOptions {
  fleet: Fleet;
  preflights: Pick<Preflights, 'check' | 'checkManifest'>;
  authorize: Authorize;
  httpAuth: HttpAuthService;
}

/** Manifests of one service, not of a platform. */
const BODY_LIMIT = '256kb';
const MOST_DOCUMENTS = 20;

const manifestBody = z.object({
  cluster: z.string().min(1),
  namespace: z.string().min(1),
  documents: manifestDocumentsSchema.max(MOST_DOCUMENTS),
});

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
  router.post(
    '/preflight',
    json({ limit: BODY_LIMIT }),
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const access = await authorize(credentials);
      const manifest = readBody(request, manifestBody);
      requirePlace(manifest, access);
      response.json(
        await preflights.checkManifest(manifest, {
          mayBeTold: service => requireSeen(service, fleet, access),
          signal: untilClosed(response),
        }),
      );
    },
  );
  return router;
}

/**
 * The portal reads more than the caller may, so that documents lead it nowhere else.
 *
 * @throws NotAllowedError or InputError
 */
function requirePlace(
  { cluster, namespace, documents }: z.infer<typeof manifestBody>,
  access: ServiceAccess,
): void {
  if (!access.mayAllow({ cluster, namespace })) {
    throw new NotAllowedError(
      `You may see no model service in namespace ${namespace} of cluster ${cluster}`,
    );
  }
  const elsewhere = documents.find(
    ({ metadata }) => (metadata.namespace ?? namespace) !== namespace,
  );
  if (elsewhere) {
    throw new InputError(
      `${elsewhere.kind}/${elsewhere.metadata.name} is in another namespace than ${namespace}`,
    );
  }
}

/** Of a service that is there its own marks decide, and not those that the documents give it. */
function requireSeen(
  service: ModelService,
  fleet: Fleet,
  access: ServiceAccess,
): void {
  if (!access.allows(fleet.get(service.id) ?? service)) {
    throw new NotAllowedError('You may not see the model service');
  }
}
