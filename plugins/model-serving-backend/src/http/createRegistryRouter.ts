import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  RegistryModelList,
  RegistryModelSummary,
} from '@modeldeck/plugin-model-serving-common';
import {
  type ArtifactAccess,
  type MlflowAccess,
  MlflowClient,
  type MlflowRegisteredModel,
  RemoteError,
  resolveModel,
  toRegistryModel,
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
/** A registered model's name is at most so long (mlflow/mlflow: mlflow/utils/validation.py). */
const search = z.object({ search: z.string().max(256).default('') });

/** More than anybody reads through; whoever looks for another one types more of its name. */
const MOST_MODELS = 25;
/** Older ones are typed. */
const MOST_VERSIONS = 25;

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
  router.get('/registry/models', async (request, response) => {
    await authorize(
      await httpAuth.credentials(request, { allow: ['user', 'service'] }),
    );
    const { search: text } = readBody({ body: request.query }, search);
    const list: RegistryModelList = access.mlflow
      ? await findModels(access.mlflow, text, untilClosed(response))
      : { configured: false, items: [], more: false };
    response.set('cache-control', 'private, no-cache').json(list);
  });
  return router;
}

async function findModels(
  access: MlflowAccess,
  text: string,
  signal: AbortSignal,
): Promise<RegistryModelList> {
  const client = new MlflowClient(access);
  const { models, more } = await client
    .findModels(text.trim(), { limit: MOST_MODELS, signal })
    .catch(rethrow);
  // Whoever has typed the whole name is looking for one of its versions.
  const named = models.find(({ name }) => name === text.trim());
  const versions = named ? await newestVersions(client, named, signal) : [];
  return {
    configured: true,
    items: models.map(model =>
      toSummary(model, model === named ? versions : []),
    ),
    more,
  };
}

/** None where they cannot be told: the latest one is told with the model itself. */
async function newestVersions(
  client: MlflowClient,
  { name }: MlflowRegisteredModel,
  signal: AbortSignal,
): Promise<string[]> {
  const versions: string[] = [];
  try {
    for await (const { version } of client.modelVersions(name, { signal })) {
      if (versions.push(version) === MOST_VERSIONS) {
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof RemoteError)) {
      throw error;
    }
  }
  return versions;
}

function toSummary(
  model: MlflowRegisteredModel,
  further: readonly string[],
): RegistryModelSummary {
  const { name, description, aliases, latestVersions } = model;
  const versions = new Set([
    ...latestVersions.map(({ version }) => version),
    ...Object.values(aliases),
    ...further,
  ]);
  return {
    name,
    ...(description !== undefined && { description }),
    versions: [...versions].sort((a, b) => Number(b) - Number(a)),
    aliases,
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
