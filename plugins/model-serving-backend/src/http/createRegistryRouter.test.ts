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

interface Portal {
  access?: RegistryRouterOptions['access'];
  result?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
}

function portal({
  access = { mlflow: { url: mlflow.url }, s3: { endpoint: store?.endpoint } },
  result = AuthorizeResult.ALLOW,
}: Portal = {}) {
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
  return request(express().use(router).use(mockErrorHandler()));
}

const get = (uri: string, options?: Portal) =>
  portal(options).get('/registry/model').query({ uri });

const find = (query: object, options?: Portal) =>
  portal(options).get('/registry/models').query(query);

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
    access: {
      mlflow: { url: mlflow.url },
      s3: { endpoint: 'http://127.0.0.1:1' },
    },
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
  expect((await get('models:/fraud/1', { access: {} })).status).toBe(404);
  const away = { access: { mlflow: { url: 'http://127.0.0.1:1' } } };
  expect((await get('models:/fraud/1', away)).status).toBe(503);
  expect((await find({ search: 'fraud' }, away)).status).toBe(503);
  expect((await find({ search: 'fraud' }, { access: {} })).body).toEqual({
    configured: false,
    items: [],
    more: false,
  });
});

it('asks no registry for who may see no service', async () => {
  await champion();
  const denied = { result: AuthorizeResult.DENY } as const;
  expect((await get('models:/fraud/1', denied)).status).toBe(403);
  expect((await find({}, denied)).status).toBe(403);
  expect(mlflow.requests).toEqual([]);
});

describe('models', () => {
  const names = async (search?: string) => {
    const { body } = await find({ search });
    return body.items.map(({ name }: { name: string }) => name);
  };

  it('are found by a part of their names, with what can be chosen of them', async () => {
    mlflow.logVersion({ name: 'Fraud', aliases: ['champion'] });
    mlflow.logVersion({ name: 'Fraud' });
    mlflow.logVersion({ name: 'Fraud' });
    mlflow.logVersion({ name: 'churn' });
    const { status, body, headers } = await find({ search: 'fra' });
    expect([status, body]).toEqual([
      200,
      {
        configured: true,
        items: [
          { name: 'Fraud', versions: ['3', '1'], aliases: { champion: '1' } },
        ],
        more: false,
      },
    ]);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(await names()).toEqual(['Fraud', 'churn']);
  });

  it('are told with further versions once their whole name is typed', async () => {
    for (let version = 0; version < 30; version++) {
      mlflow.logVersion({ name: 'fraud' });
    }
    mlflow.logVersion({ name: 'fraud-texts' });
    const { body } = await find({ search: 'fraud' });
    expect(body.items).toMatchObject([
      { name: 'fraud', versions: expect.arrayContaining(['30', '29', '6']) },
      { name: 'fraud-texts', versions: ['1'] },
    ]);
    expect(body.items[0].versions).toHaveLength(25);
    // One with both kinds of quotation marks cannot be asked about.
    mlflow.logVersion({ name: `"it's"` });
    const quoted = await find({ search: `"it's"` });
    expect(quoted.body.items).toMatchObject([{ versions: ['1'] }]);
  });

  it('are never found by a filter of somebody else', async () => {
    mlflow.logVersion({ name: "it's" });
    mlflow.logVersion({ name: 'churn_1' });
    mlflow.logVersion({ name: 'churns1' });
    expect(await names("t's")).toEqual(["it's"]);
    expect(await names("' OR name ILIKE '%")).toEqual([]);
    expect(await names('\\')).toEqual([]);
    // Neither is a wildcard for whoever types it.
    expect(await names('%')).toEqual([]);
    expect(await names('n_1')).toEqual(['churn_1']);
  });

  it('are told a page of, and that there are more', async () => {
    for (let index = 0; index < 26; index++) {
      mlflow.logVersion({ name: `model-${index}` });
    }
    const { body } = await find({ search: 'model' });
    expect(body).toMatchObject({ more: true });
    expect(body.items).toHaveLength(25);
  });

  it('are not looked for by what no name can be', async () => {
    expect((await find({ search: 'x'.repeat(257) })).status).toBe(400);
  });
});
