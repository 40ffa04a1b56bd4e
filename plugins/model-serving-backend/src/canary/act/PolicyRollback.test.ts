import { mockServices } from '@backstage/backend-test-utils';
import {
  DEFAULT_SETTINGS,
  type Decision,
  type ModelService,
  type Plan,
  type Refusal,
} from '@modeldeck/plugin-model-serving-common';
import {
  KubeError,
  PlanWriteError,
} from '@modeldeck/plugin-model-serving-node';
import { ConflictError } from '@backstage/errors';
import { aPlan } from '../../__fixtures__/aPlan';
import {
  aLook,
  BEGAN,
  servedCanary,
  targetOf,
} from '../../__fixtures__/canaries';
import { testDatabases } from '../../__testUtils__/testDatabases';
import { CanaryJournal } from '../history/CanaryJournal';
import { PolicyRollback } from './PolicyRollback';

const databases = testDatabases();

const PLAN: Plan = aPlan({ action: 'rollback', summary: 'v1 gets 100 %' });
const REFUSAL: Refusal = {
  service: PLAN.service,
  action: 'rollback',
  reason: 'owned-by-gitops',
  message: 'Argo CD writes it',
  instead: 'change it in the repository',
  change: PLAN.writes,
};
const demanding = (canaryPolicy: ModelService['canaryPolicy'] = {}) =>
  servedCanary(20, { canaryPolicy: { autoRollback: true, ...canaryPolicy } });

const kubeError = (kind: 'server' | 'timeout') =>
  new KubeError({ kind, cluster: 'west', what: 'patch', why: 'no answer' });

describe.each(databases.ids)('rolling back by policy, on %s', id => {
  let time: number;
  let journal: CanaryJournal;

  beforeEach(async () => {
    time = BEGAN;
    journal = new CanaryJournal(await databases.open(id));
  });

  function setup() {
    const writer = {
      whyNotWritable: jest.fn((): string | undefined => undefined),
      plan: jest.fn(
        async (): Promise<{ plan: Plan } | { refusal: Refusal }> => ({
          plan: PLAN,
        }),
      ),
      execute: jest.fn(
        async (): Promise<object> => ({ state: 'written', plan: PLAN }),
      ),
      verify: jest.fn(async (): Promise<object> => ({ state: 'reached' })),
    };
    const notifier = { tell: jest.fn() };
    const record = { success: jest.fn(), fail: jest.fn() };
    const createEvent = jest.fn(async () => record as never);
    const rollback = new PolicyRollback({
      journal,
      writer: writer as never,
      auditor: mockServices.auditor.mock({ createEvent }),
      notifier,
      settings: DEFAULT_SETTINGS,
      now: () => new Date(time),
    });
    return { writer, notifier, record, createEvent, rollback };
  }

  async function watched(
    service = demanding(),
    decision: Decision = 'rollback',
  ) {
    const target = targetOf(service);
    const { report } = aLook(time, decision, target);
    const { stable, canary } = report;
    const beganAt = new Date(time).toISOString();
    const open =
      (await journal.begin({ service: service.id, stable, canary, beganAt })) ??
      (await journal.watches.openOf(service.id));
    return { watch: open!, target, report };
  }

  const toldOf = async () => {
    const { canaries } = await journal.history(PLAN.service);
    return canaries[0]?.events.filter(({ by }) => by === 'policy');
  };

  it('plans, writes, verifies, and tells of it everywhere', async () => {
    const { rollback, writer, notifier, record, createEvent } = setup();
    expect(await rollback.act(await watched())).toBe(true);
    expect(writer.execute).toHaveBeenCalledWith(
      expect.objectContaining({ id: PLAN.service }),
      { request: { action: 'rollback' }, plan: PLAN },
    );
    expect(await toldOf()).toEqual([
      expect.objectContaining({ type: 'rolled-back', detail: 'v1 gets 100 %' }),
    ]);
    expect(createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        severityLevel: 'high',
        meta: expect.objectContaining({ actor: 'policy', action: 'rollback' }),
      }),
    );
    expect(record.success).toHaveBeenCalled();
    expect(notifier.tell).toHaveBeenCalledWith(
      expect.objectContaining({ severity: 'high' }),
    );
    expect((await watched()).watch.told).toBe('rollback');
  });

  it.each<[string, ModelService, Decision]>([
    ['nobody demands it', servedCanary(), 'rollback'],
    ['it is to be watched on', demanding(), 'keep-watching'],
    ['nobody can tell', demanding(), 'cannot-tell'],
    ['it is well', demanding(), 'promote'],
    [
      'the policy contradicts itself',
      demanding({ toleratedRatio: 9 }),
      'rollback',
    ],
  ])('does nothing where %s', async (_, service, decision) => {
    const { rollback, writer, notifier } = setup();
    expect(await rollback.act(await watched(service, decision))).toBe(false);
    expect(writer.plan).not.toHaveBeenCalled();
    expect(writer.execute).not.toHaveBeenCalled();
    expect(notifier.tell).not.toHaveBeenCalled();
  });

  it('does it once, whoever finds so again, also when the same canary is tried again', async () => {
    const { rollback, writer } = setup();
    const first = await watched();
    await Promise.all([rollback.act(first), rollback.act(first)]);
    await rollback.act(await watched());
    const over = { outcome: 'rolled-back', detail: '' } as const;
    await journal.end(first.watch, over, new Date(time).toISOString());
    await rollback.act(await watched());
    expect(writer.execute).toHaveBeenCalledTimes(1);
  });

  it('says what to change where the service really comes from', async () => {
    const { rollback, writer, notifier } = setup();
    writer.plan.mockResolvedValue({ refusal: REFUSAL });
    expect(await rollback.act(await watched())).toBe(true);
    expect(await toldOf()).toEqual([
      expect.objectContaining({
        type: 'action-refused',
        detail: 'Argo CD writes it',
        instead: 'change it in the repository',
        change: REFUSAL.change,
      }),
    ]);
    expect(notifier.tell.mock.calls[0]?.[0]).toMatchObject({
      title: expect.stringContaining('v2 was not rolled back'),
      description: 'Argo CD writes it; change it in the repository',
      severity: 'critical',
    });
    await rollback.act(await watched());
    expect(await toldOf()).toHaveLength(1);
    expect(writer.execute).not.toHaveBeenCalled();
  });

  it('writes nothing on a cluster that is only read, and says so', async () => {
    const { rollback, writer } = setup();
    writer.whyNotWritable.mockReturnValue('the portal only reads it');
    await rollback.act(await watched());
    expect(await toldOf()).toEqual([
      expect.objectContaining({
        type: 'action-refused',
        detail: 'the portal only reads it',
        instead: expect.stringContaining('kubectl model rollback'),
      }),
    ]);
    expect(writer.plan).not.toHaveBeenCalled();
  });

  it.each([
    ['plans once more', 1, 'rolled-back', 2],
    ['gives up', 2, 'action-failed', 2],
  ])(
    '%s where it was changed meanwhile %s times',
    async (_, times, type, writes) => {
      const { rollback, writer } = setup();
      for (let conflict = 0; conflict < times; conflict += 1) {
        writer.execute.mockResolvedValueOnce({
          state: 'changed',
          outcome: { plan: PLAN },
        });
      }
      await rollback.act(await watched());
      expect(writer.execute).toHaveBeenCalledTimes(writes);
      expect((await toldOf())?.map(event => event.type)).toEqual([type]);
    },
  );

  it('tries on where nothing was begun, and says so once', async () => {
    const { rollback, writer, record } = setup();
    writer.plan.mockRejectedValue(kubeError('server'));
    for (let look = 0; look < 3; look += 1) {
      await rollback.act(await watched());
    }
    expect((await toldOf())?.map(({ type }) => type)).toEqual([
      'action-failed',
    ]);
    expect(record.fail).toHaveBeenCalledTimes(3);
    writer.plan.mockResolvedValue({ plan: PLAN });
    await rollback.act(await watched());
    expect((await toldOf())?.at(-1)?.type).toBe('rolled-back');
  });

  it('leaves to people what was left halfway', async () => {
    const { rollback, writer } = setup();
    const [failed] = PLAN.writes;
    writer.execute.mockRejectedValue(
      new ConflictError(
        'Not all of it was written',
        new PlanWriteError(
          {
            written: [],
            failed: failed!,
            isFailedUnknown: true,
            unwritten: [],
          },
          'undo it',
          kubeError('timeout'),
        ),
      ),
    );
    await rollback.act(await watched());
    await rollback.act(await watched());
    expect(writer.execute).toHaveBeenCalledTimes(1);
    expect(await toldOf()).toEqual([
      expect.objectContaining({ instead: expect.stringContaining('status') }),
    ]);
  });

  it('says where the traffic was not seen to follow', async () => {
    const { rollback, writer } = setup();
    writer.verify.mockResolvedValue({
      state: 'timed-out',
      reason: 'v1 gets 80 %',
    });
    await rollback.act(await watched());
    expect((await toldOf())?.[0]).toMatchObject({
      type: 'rolled-back',
      detail: expect.stringContaining('was not seen: v1 gets 80 %'),
    });
  });

  it('says that it was interrupted where the portal was stopped meanwhile', async () => {
    const { rollback, writer } = setup();
    const { watch } = await watched();
    await journal.watches.claimAction(watch.id, new Date(time).toISOString());
    await rollback.act(await watched());
    expect(await toldOf()).toEqual([]);
    time += 660_000;
    await rollback.act(await watched());
    await rollback.act(await watched());
    expect(await toldOf()).toEqual([
      expect.objectContaining({
        type: 'action-failed',
        detail: expect.stringContaining('the portal was stopped'),
      }),
    ]);
    expect(writer.execute).not.toHaveBeenCalled();
  });
});
