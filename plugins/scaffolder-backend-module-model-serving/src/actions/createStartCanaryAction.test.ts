import {
  type ModelService,
  type Plan,
  planRequestSchema,
  type Refusal,
} from '@modeldeck/plugin-model-serving-common';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { runAction } from '../__testUtils__/runAction';
import { createStartCanaryAction } from './createStartCanaryAction';

const ID = 'west/fraud/inferenceservice/scorer';
const PATH = `/api/model-serving/services/${encodeURIComponent(ID)}`;
const version = { storageUri: 's3://models/fraud/4', label: '4' };
const request = { action: 'start-canary', version, percent: 10 };

function planOf(overrides: Partial<Plan> = {}): Plan {
  return {
    service: ID,
    action: 'start-canary',
    summary: 'a new revision gets 10 %',
    writes: [],
    before: [{ revision: 'r1', percent: 100 }],
    after: [
      { revision: 'r1', percent: 90 },
      { revision: 'r2', percent: 10, appearing: true },
    ],
    risks: [
      { id: 'needs-accelerators', severity: 'warning', detail: 'one more GPU' },
    ],
    undo: 'roll back',
    ...overrides,
  };
}

const refusalOf = (reason: string): { refusal: Refusal } => ({
  refusal: {
    service: ID,
    action: 'start-canary',
    reason,
    message: 'r2 is that version',
    instead: 'set its weight',
  },
});

describe('model-serving:start-canary', () => {
  let backend: FakeBackend;
  beforeEach(async () => {
    backend = await FakeBackend.start();
  });
  afterEach(() => backend.stop());

  type Action = ReturnType<typeof createStartCanaryAction>;

  const run = (
    input: Partial<Parameters<Action['handler']>[0]['input']> = {},
    isDryRun = false,
  ) =>
    runAction(createStartCanaryAction({ backend: backend.client() }), {
      input: { service: ID, version, ...input },
      isDryRun,
    });

  const requests = () => backend.asked.map(asked => asked.request);

  it('plans and writes on behalf of whoever runs the template', async () => {
    backend.answers.push(
      { body: { plan: planOf() } },
      { body: { state: 'written', plan: planOf() } },
    );
    const { summary, before, after, undo } = planOf();
    expect(await run()).toEqual({
      started: true,
      summary,
      before,
      after,
      undo,
    });
    expect(backend.asked).toEqual([
      {
        request: `POST ${PATH}/plan`,
        body: { request },
        user: 'user:default/kim',
      },
      {
        request: `POST ${PATH}/execute`,
        body: { request, plan: planOf() },
        user: 'user:default/kim',
      },
    ]);
    expect(planRequestSchema.safeParse(request).success).toBe(true);
  });

  it('knows the service by its parts, too, and refuses what names none', async () => {
    backend.answers.push(
      { body: { plan: planOf() } },
      { body: { state: 'written', plan: planOf() } },
    );
    const parts = {
      service: undefined,
      cluster: 'west',
      namespace: 'fraud',
      kind: 'InferenceService',
      name: 'scorer',
    };
    await run(parts);
    expect(requests()[0]).toBe(`POST ${PATH}/plan`);
    await expect(run({ ...parts, kind: undefined })).rejects.toThrow(
      'give service, or cluster, namespace, kind and name',
    );
  });

  it('writes nothing in a dry run', async () => {
    backend.answer = { body: { plan: planOf() } };
    expect(await run({}, true)).toMatchObject({
      started: false,
      summary: planOf().summary,
    });
    expect(requests()).toEqual([`POST ${PATH}/plan`]);
  });

  it('is content where a task is taken up again and that version is being tried', async () => {
    const service = {
      revisions: [
        { name: 'r1', traffic: { programmed: { percent: 90, source: 's' } } },
        { name: 'r2', traffic: { programmed: { unknown: 'not told' } } },
      ],
    } as ModelService;
    backend.answers.push(
      { body: refusalOf('already-started') },
      { body: service },
    );
    expect(await run()).toMatchObject({
      started: false,
      summary: 'r2 is that version',
      after: [
        { revision: 'r1', percent: 90 },
        { revision: 'r2', percent: { unknown: 'not told' } },
      ],
    });
    expect(requests()[1]).toBe(`GET ${PATH}`);
  });

  it('fails with the reason and what to do instead', async () => {
    backend.answer = { body: refusalOf('canary-in-flight') };
    await expect(run()).rejects.toThrow(
      'No canary was started: r2 is that version [canary-in-flight]. Instead: set its weight',
    );
  });

  it('plans once more where it was changed meanwhile, and gives up in the end', async () => {
    const changed = {
      status: 409,
      body: { state: 'changed', outcome: { plan: planOf({ summary: 'new' }) } },
    };
    backend.answers.push({ body: { plan: planOf() } }, changed, {
      body: { state: 'written', plan: planOf({ summary: 'new' }) },
    });
    expect(await run()).toMatchObject({ started: true, summary: 'new' });
    backend.answers.push({ body: { plan: planOf() } });
    backend.answer = changed;
    await expect(run()).rejects.toThrow('Something else keeps changing');
    expect(requests().filter(asked => asked.endsWith('/execute'))).toHaveLength(
      5,
    );
  });

  it.each([
    [403, 'NotAllowedError', 'This needs model-serving.manifest.apply'],
    [409, 'ConflictError', 'Not all of it was written'],
  ])('says what the backend refuses with %s', async (status, name, message) => {
    backend.answers.push({ body: { plan: planOf() } });
    backend.refuse(status, name, message);
    await expect(run()).rejects.toThrow(message);
  });
});
