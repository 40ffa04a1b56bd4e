import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import createKnex from 'knex';
import { BEGAN, servedCanary } from '../__fixtures__/canaries';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { FakeMetrics } from '../__fixtures__/FakeMetrics';
import { readServingConfig } from '../config/ServingConfig';
import { openDatabase } from '../database/openDatabase';
import { CanaryWriter } from './CanaryWriter';
import { startJudging } from './startJudging';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const SERVICE = servedCanary(20, { owner: 'fraud-team' });

describe('a portal that is started anew on the database file of the one before', () => {
  let folder: string;
  let time: number;
  const metrics = new FakeMetrics();
  const send = jest.fn();

  beforeEach(async () => {
    time = BEGAN + 10 * MINUTE;
    metrics.asked.length = 0;
    metrics.errorRate = 0.5;
    send.mockReset();
    folder = await mkdtemp(join(tmpdir(), 'judge-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** Starts, does so, and stops. */
  async function portal<T>(
    run: (portal: {
      judge: () => Promise<unknown>;
      judging: Awaited<ReturnType<typeof startJudging>>;
    }) => Promise<T>,
  ): Promise<T> {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'model-serving.sqlite') },
      useNullAsDefault: true,
    });
    const config = readServingConfig(
      new ConfigReader({
        modelServing: {
          clusters: [{ name: 'west', url: 'https://west.example' }],
        },
      }),
    );
    const now = () => new Date(time);
    let judge: () => Promise<unknown> = async () => {};
    const judging = await startJudging({
      config,
      fleet: new FakeFleet([SERVICE]),
      logger: mockServices.logger.mock(),
      now,
      metrics,
      writer: new CanaryWriter({ config, now }),
      database: await openDatabase(mockServices.database({ knex })),
      scheduler: mockServices.scheduler.mock({
        scheduleTask: async ({ fn }) => {
          judge = async () => fn(new AbortController().signal as never);
        },
      }),
      notifications: { send },
      auditor: mockServices.auditor.mock(),
    });
    try {
      return await run({ judge, judging });
    } finally {
      judging.stop();
      await knex.destroy();
    }
  }

  it('goes on with the evidence from where it ends, and tells what was told before', async () => {
    await portal(({ judge }) => judge());
    time += 45 * MINUTE;
    const history = await portal(async ({ judge, judging }) => {
      await judge();
      return judging.journal.history(SERVICE.id);
    });
    expect(
      metrics.asked.map(({ from, to }) => [from - BEGAN, to - BEGAN]),
    ).toEqual([
      [0, 10 * MINUTE],
      [10 * MINUTE, 55 * MINUTE],
    ]);
    const [run] = history.canaries;
    expect(run?.looks.map(({ share }) => share.canary)).toEqual([
      10 * 600,
      55 * 600,
    ]);
    // It was told of the first look, and is no news to the second portal.
    expect(run?.looks.map(({ decision }) => decision)).toEqual([
      'rollback',
      'rollback',
    ]);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('tells viewers what the one before found, and reads nothing for it', async () => {
    await portal(({ judge }) => judge());
    time += MINUTE / 2;
    const report = await portal(({ judging }) =>
      judging.reporter.report(SERVICE),
    );
    expect(report.verdict.share.canary).toBe(6000);
    expect(metrics.asked).toHaveLength(1);
  });
});
