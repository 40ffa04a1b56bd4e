import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  type RegistryModel,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import {
  type ArtifactAccess,
  RemoteError,
  type ResolvedModel,
  resolveModel,
} from '@modeldeck/plugin-model-serving-node';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { Authorize } from '../permissions/ServiceAccess';
import { readBody } from './readBody';
import { untilClosed } from './untilClosed';

export interface RegistryRouterOptions {
  access: ArtifactAccess;
  authorize: Authorize;
  httpAuth: HttpAuthService;
}

const query = z.object({ uri: z.string().min(1).max(1_000) });

/**
 * What the model registry says, for whoever may see model services at all: a registry does not tell
 * who may use a model. Of a model no more is told than a manifest of its service needs.
 */
export function createRegistryRouter(options: RegistryRouterOptions): Router {
  const { access, authorize, httpAuth } = options;
  const router = PromiseRouter();
  router.get('/registry/model', async (request, response) => {
    await authorize(
      await httpAuth.credentials(request, { allow: ['user', 'service'] }),
    );
    const { uri } = readBody({ body: request.query }, query);
    if (!access.mlflow) {
      throw new NotFoundError(
        'No model registry is configured; set modelServing.mlflow.url',
      );
    }
    const signal = untilClosed(response);
    const resolved = await resolveModel({ uri, access, signal }).catch(rethrow);
    response
      .set('cache-control', 'private, no-cache')
      .json(toRegistryModel(resolved));
  });
  return router;
}

function toRegistryModel({
  version: { name, version, aliases },
  storageUri,
  reading,
}: ResolvedModel): RegistryModel {
  return {
    name,
    version,
    aliases,
    storageUri,
    found:
      reading.state === 'unknown'
        ? unknown(reading.why)
        : reading.state === 'read',
  };
}

/** It is the portal that a registry lets in or not: its callers can do nothing about that. */
function rethrow(error: unknown): never {
  if (error instanceof RemoteError) {
    const { kind, message } = error;
    if (kind === 'not-found') {
      throw new NotFoundError(message);
    }
    throw kind === 'refused'
      ? new InputError(message)
      : new ServiceUnavailableError(message);
  }
  throw error;
}
