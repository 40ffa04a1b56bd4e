import type { GpuFit } from '@modeldeck/plugin-model-serving-common';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { runAction } from '../__testUtils__/runAction';
import { createFitAction } from './createFitAction';

const input = {
  namespace: 'credit',
  replicas: 2,
  accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
};

function fitOf(fit: Partial<GpuFit> = {}): GpuFit {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'GpuFit',
    observedAt: '2026-11-21T12:00:00Z',
    request: input,
    fits: 'yes',
    replicasPlaced: 2,
    placements: [{ cluster: 'west', pool: 'a100', node: 'n1', replicas: 2 }],
    reasons: [],
    next: 'apply it',
    ...fit,
  };
}

const FULL = fitOf({
  fits: 'no',
  replicasPlaced: 1,
  reasons: [{ code: 'accelerators', nodes: 3, detail: 'all are in use' }],
  next: 'free one',
});

let fake: FakeBackend;

beforeEach(async () => {
  fake = await FakeBackend.start();
});

afterEach(() => fake.stop());

type FitAction = ReturnType<typeof createFitAction>;

function run(
  options: Partial<Parameters<typeof runAction<FitAction>>[1]> = {},
) {
  const action = createFitAction({ backend: fake.client() });
  return runAction(action, { input, ...options });
}

it.each([false, true])(
  'asks as whoever runs the template, and tells where (dry run: %s)',
  async isDryRun => {
    fake.answer = { body: fitOf() };
    expect(await run({ isDryRun })).toEqual({
      fits: 'yes',
      replicasPlaced: 2,
      placements: [{ cluster: 'west', pool: 'a100', node: 'n1', replicas: 2 }],
      reasons: [],
      next: 'apply it',
    });
    expect(fake.asked).toEqual([
      {
        request: 'POST /api/model-serving/gpu/fit',
        body: input,
        user: 'user:default/kim',
      },
    ]);
  },
);

it.each([
  [
    FULL,
    'The pods do not fit: there is room for 1 of 2; all are in use; free one',
  ],
  [
    fitOf({ fits: 'cannot-tell', next: 'ask again' }),
    'Whether the pods fit cannot be told: there is room for 2 of 2; ask again',
  ],
])('fails with the reason', async (body, message) => {
  fake.answer = { body };
  await expect(run()).rejects.toThrow(message);
});

it('goes on with an answer that is accepted, and with no other', async () => {
  fake.answer = { body: FULL };
  expect(await run({ input: { ...input, accept: ['no'] } })).toMatchObject({
    fits: 'no',
    reasons: ['all are in use'],
  });
  expect(fake.asked[0]?.body).toEqual(input);
  await expect(
    run({ input: { ...input, accept: ['cannot-tell'] } }),
  ).rejects.toThrow('do not fit');
});

it('tells what the backend refuses', async () => {
  fake.refuse(404, 'NotFoundError', 'No such namespace');
  await expect(run()).rejects.toMatchObject({
    name: 'NotFoundError',
    message:
      'Cannot ask whether the pods fit; caused by NotFoundError: No such namespace',
  });
});

it('tells a backend that is not there, and stops when asked to', async () => {
  fake.answer = { body: fitOf() };
  await expect(run({ signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
  const action = createFitAction({ backend: fake.client() });
  await fake.stop();
  await expect(runAction(action, { input })).rejects.toThrow(
    /^Cannot ask whether the pods fit; caused by/,
  );
  fake = await FakeBackend.start();
});
