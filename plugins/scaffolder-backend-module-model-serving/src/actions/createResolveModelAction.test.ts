import type { RegistryModel } from '@modeldeck/plugin-model-serving-common';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { runAction } from '../__testUtils__/runAction';
import { createResolveModelAction } from './createResolveModelAction';

const storageUri = 's3://models/1/models/m-1/artifacts';

const MODEL: RegistryModel = {
  name: 'fraud',
  version: '3',
  aliases: ['champion'],
  storageUri,
  found: true,
};

let fake: FakeBackend;

beforeEach(async () => {
  fake = await FakeBackend.start();
});

afterEach(() => fake.stop());

function resolve(
  input: { uri?: string; requireFound?: boolean } = {},
  isDryRun = false,
) {
  const action = createResolveModelAction({ backend: fake.client() });
  const { uri = 'models:/fraud@champion' } = input;
  return runAction(action, { input: { ...input, uri }, isDryRun });
}

it.each([false, true])(
  'tells the place and the version of an alias (dry run: %s)',
  async isDryRun => {
    fake.answer = { body: MODEL };
    expect(await resolve({}, isDryRun)).toEqual({
      storageUri,
      name: 'fraud',
      version: '3',
      found: true,
    });
    expect(fake.asked).toEqual([
      {
        request:
          'GET /api/model-serving/registry/model?uri=models%3A%2Ffraud%40champion',
        body: undefined,
        user: 'user:default/kim',
      },
    ]);
  },
);

it('puts nothing but the URI into the request', async () => {
  fake.answer = { body: MODEL };
  await resolve({ uri: 'models:/a&uri=b/../1#x' });
  expect(fake.asked[0]?.request).toBe(
    'GET /api/model-serving/registry/model?uri=models%3A%2Fa%26uri%3Db%2F..%2F1%23x',
  );
});

it('names no place that no service can load from', async () => {
  fake.answer = {
    body: {
      ...MODEL,
      storageUri: { unknown: 'no MLmodel there' },
      found: false,
    },
  };
  await expect(resolve()).rejects.toMatchObject({
    name: 'NotFoundError',
    message:
      'No service can load version 3 of the model fraud: no MLmodel there',
  });
});

it('does not take what could not be looked for as found', async () => {
  fake.answer = { body: { ...MODEL, found: { unknown: 'no credentials' } } };
  expect(await resolve()).toMatchObject({ storageUri, found: false });
  await expect(resolve({ requireFound: true })).rejects.toThrow(
    `Whether version 3 of the model fraud is at ${storageUri} cannot be told: no credentials`,
  );
});

it('tells what the backend refuses', async () => {
  fake.refuse(404, 'NotFoundError', 'No model registry is configured');
  await expect(resolve()).rejects.toMatchObject({
    name: 'NotFoundError',
    message:
      'Cannot find the model models:/fraud@champion; caused by NotFoundError: No model registry is configured',
  });
});
