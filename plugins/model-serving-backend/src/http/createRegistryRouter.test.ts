import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  mlmodel,
  SimulatedMlflow,
  SimulatedObjectStore,
} from '@modeldeck/simulated-cluster';
import express from 'express';
import request from 'supertest';
import { createAuthorize } from '../permissions/ServiceAccess';
import {
  createRegistryRouter,
  type RegistryRouterOptions,
} from './createRegistryRouter';

let mlflow: SimulatedMlflow;
let store: SimulatedObjectStore | undefined;

beforeEach(async () => {
  mlflow = await SimulatedMlflow.start();
});

afterEach(async () => {
  await mlflow.stop();
  await store?.stop();
  store = undefined;
});

function get(
  uri: string,
  access: RegistryRouterOptions['access'] = {
    mlflow: { url: mlflow.url },
    s3: { endpoint: store?.endpoint },
  },
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const router = createRegistryRouter({
    access,
    authorize: createAuthorize({
      permissions: mockServices.permissions.mock({
        authorizeConditional: async () => [{ result }],
      }),
      permissionsRegistry: mockServices.permissionsRegistry.mock({
        getPermissionRuleset: () => ({ getRuleByName: jest.fn() }),
      }),
    }),
    httpAuth: mockServices.httpAuth(),
  });
  return request(express().use(router).use(mockErrorHandler()))
    .get('/registry/model')
    .query({ uri });
}

/** A version whose files are where MLflow 3 keeps them, and not where it was registered. */
async function champion(objects = true): Promise<string> {
  const { model_id: id } = mlflow.logVersion({
    name: 'fraud',
    store: 's3://models',
    aliases: ['champion'],
    metrics: { auc: 0.93 },
    misplaced: true,
  });
  const folder = `models/1/models/${id}/artifacts`;
  store = await SimulatedObjectStore.start({
    objects: objects ? { [`${folder}/MLmodel`]: mlmodel({}) } : {},
  });
  return `s3://${folder}`;
}

it('tells where the files of a version are, and no more', async () => {
  const storageUri = await champion();
  const { status, body, headers } = await get('models:/fraud@champion');
  expect([status, body]).toEqual([
    200,
    {
      name: 'fraud',
      version: '1',
      aliases: ['champion'],
      storageUri,
      found: true,
    },
  ]);
  expect(headers['cache-control']).toBe('private, no-cache');
});

it('tells that there are none', async () => {
  await champion(false);
  const { body } = await get('models:/fraud/1');
  expect(body).toMatchObject({
    storageUri: { unknown: expect.stringContaining('no MLmodel') },
    found: false,
  });
});

it('tells where they should be when they cannot be looked for', async () => {
  const storageUri = await champion();
  // Neither the store nor the tracking server hands them on.
  mlflow.records.files.clear();
  const { body } = await get('models:/fraud/1', {
    mlflow: { url: mlflow.url },
    s3: { endpoint: 'http://127.0.0.1:1' },
  });
  expect(body).toMatchObject({
    storageUri,
    found: { unknown: expect.any(String) },
  });
});

it.each([
  ['models:/none/1', 404, /not found/],
  ['s3://models/fraud', 400, /names no registered model/],
  ['', 400, /not as expected at uri/],
])('refuses %j with %d', async (uri, status, message) => {
  const answer = await get(uri);
  expect(answer.status).toBe(status);
  expect(answer.body.error.message).toMatch(message);
});

it('tells a portal without a registry, and a registry that does not answer', async () => {
  expect((await get('models:/fraud/1', {})).status).toBe(404);
  const away = { mlflow: { url: 'http://127.0.0.1:1' } };
  expect((await get('models:/fraud/1', away)).status).toBe(503);
});

it('asks no registry for who may see no service', async () => {
  await champion();
  const { DENY } = AuthorizeResult;
  const { status } = await get('models:/fraud/1', undefined, DENY);
  expect(status).toBe(403);
});
