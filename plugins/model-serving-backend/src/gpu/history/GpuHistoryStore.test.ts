import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/testDatabases';
import type { GpuSample } from './GpuSample';
import { GpuHistoryStore } from './GpuHistoryStore';

const databases = testDatabases();

const NOON = Date.parse('2026-11-21T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 3_600_000;
const at = (milliseconds: number) => new Date(NOON + milliseconds);

function sample(overrides: Partial<GpuSample> = {}): GpuSample {
  return {
    cluster: 'west',
    pool: 'west/agentpool/serving',
    resource: 'nvidia.com/gpu',
    mode: 'whole',
    capacity: 8,
    allocated: 4,
    free: 4,
    demand: 0,
    used: 2,
    idleHeld: 1,
    ...overrides,
  };
}

describe.each(databases.ids)('the past of GPU pools on %s', id => {
  let knex: Knex;
  let store: GpuHistoryStore;

  beforeEach(async () => {
    knex = await databases.open(id);
    store = new GpuHistoryStore(knex);
  });

  async function steps(step: 60 | 3600, overrides: Partial<GpuSample> = {}) {
    const { cluster, pool } = sample(overrides);
    const found = await store.read({
      cluster,
      pool,
      step,
      from: at(-400 * 24 * HOUR),
      to: at(400 * 24 * HOUR),
    });
    return found.flatMap(series => series.steps);
  }

  async function rows(): Promise<unknown[]> {
    return knex('gpu_samples').orderBy(['series_id', 'step', 'at']);
  }

  it('keeps a minute as it was', async () => {
    await store.record([sample()], at(30_000));
    expect(await steps(60)).toEqual([
      {
        at: NOON / 1000,
        minutes: 1,
        capacity: 8,
        allocated: 4,
        free: 4,
        demand: 0,
        used: 2,
        usedMinutes: 1,
        idleHeld: 1,
        idleMinutes: 1,
      },
    ]);
  });

  it('makes an hour the mean of the minutes that were sampled', async () => {
    await store.record([sample({ allocated: 2, used: 1 })], at(0));
    await store.record([sample({ allocated: 4, used: undefined })], at(MINUTE));
    await store.record([sample({ allocated: 6, used: 3 })], at(50 * MINUTE));
    await store.record([sample({ allocated: 8, used: 8 })], at(HOUR));
    expect(await steps(3600)).toMatchObject([
      { at: NOON / 1000, minutes: 3, allocated: 4, used: 2, usedMinutes: 2 },
      { at: (NOON + HOUR) / 1000, minutes: 1, allocated: 8, used: 8 },
    ]);
  });

  it('does not take unknown use for none', async () => {
    await store.record(
      [sample({ used: undefined, idleHeld: undefined })],
      at(0),
    );
    const unknown = {
      used: undefined,
      usedMinutes: 0,
      idleHeld: undefined,
      idleMinutes: 0,
    };
    expect(await steps(60)).toMatchObject([unknown]);
    expect(await steps(3600)).toMatchObject([unknown]);
  });

  it('adds neither modes nor pools nor clusters to each other', async () => {
    const other = { pool: 'east/agentpool/serving', cluster: 'east' };
    await store.record(
      [sample(), sample({ mode: 'shared', capacity: 40 }), sample(other)],
      at(0),
    );
    expect((await steps(60)).map(({ capacity }) => capacity)).toEqual([40, 8]);
    expect(await steps(60, other)).toHaveLength(1);
  });

  it('says the same however often a sample comes, and whoever brings it', async () => {
    await store.record([sample()], at(0));
    await store.record([sample({ allocated: 6 })], at(MINUTE));
    const once = await rows();
    const replica = new GpuHistoryStore(knex);
    await replica.record([sample({ allocated: 6 })], at(MINUTE + 20_000));
    await replica.record([sample()], at(0));
    expect(await rows()).toEqual(once);
  });

  it('says the same in whichever order samples come', async () => {
    const minutes = [0, 7, 31, 59, 60, 61].map(minute => ({
      samples: [sample({ allocated: minute % 8 })],
      time: at(minute * MINUTE),
    }));
    for (const { samples, time } of minutes) {
      await store.record(samples, time);
    }
    const inOrder = await rows();
    await knex('gpu_samples').delete();
    for (const { samples, time } of minutes.reverse()) {
      await store.record(samples, time);
    }
    expect(await rows()).toEqual(inOrder);
  });

  it('takes two replicas that write at the same time', async () => {
    const pools = Array.from({ length: 20 }, (_, index) =>
      sample({ pool: `west/agentpool/${index}` }),
    );
    // SQLite has one connection, on which transactions wait for each other.
    await Promise.all([
      store.record(pools, at(0)),
      new GpuHistoryStore(knex).record([...pools].reverse(), at(1000)),
    ]);
    expect(await rows()).toHaveLength(40);
  });

  it('puts right what a clock that was ahead has written, when its time comes', async () => {
    await store.record([sample({ allocated: 0 })], at(MINUTE));
    await store.record([sample({ allocated: 4 })], at(0));
    await store.record([sample({ allocated: 6 })], at(MINUTE));
    expect(await steps(60)).toMatchObject([{ allocated: 4 }, { allocated: 6 }]);
    expect(await steps(3600)).toMatchObject([{ allocated: 5 }]);
  });

  it('does not reckon an hour anew from the few minutes that are left of it', async () => {
    await store.record([sample({ allocated: 2 })], at(0));
    await store.record([sample({ allocated: 4 })], at(MINUTE));
    await knex('gpu_samples').where({ step: 60 }).delete();
    await store.record([sample({ allocated: 8 })], at(2 * MINUTE));
    expect(await steps(3600)).toMatchObject([{ minutes: 2, allocated: 3 }]);
  });

  it('shows nothing from the time after the one that is asked about', async () => {
    await store.record([sample()], at(0));
    await store.record([sample()], at(5 * MINUTE));
    const [found] = await store.read({
      ...sample(),
      step: 60,
      from: at(0),
      to: at(MINUTE),
    });
    expect(found?.steps).toHaveLength(1);
  });

  describe('with five minutes and three hours kept', () => {
    beforeEach(() => {
      store = new GpuHistoryStore(knex, { minutes: 300, hours: 3 * 3600 });
    });

    it('never holds more than that', async () => {
      let most = 0;
      for (let minute = 0; minute < 480; minute += 6) {
        for (const offset of [0, 1, 2]) {
          await store.record([sample()], at((minute + offset) * MINUTE));
        }
        most = Math.max(most, (await rows()).length);
      }
      expect(most).toBeLessThanOrEqual(6 + 4);
      expect(await steps(60)).not.toHaveLength(0);
      expect((await steps(3600)).map(step => step.at)).toEqual(
        [4, 5, 6, 7].map(hour => (NOON + hour * HOUR) / 1000),
      );
    });

    it('forgets a pool that is gone when its last hour is past', async () => {
      const gone = { pool: 'west/agentpool/gone' };
      await store.record([sample(gone)], at(0));
      for (let hour = 1; hour < 6; hour++) {
        await store.record([sample()], at(hour * HOUR));
      }
      expect(await steps(3600, gone)).toEqual([]);
      expect(await knex('gpu_series')).toHaveLength(1);
    });

    it('loses little to a clock that is far ahead for an hour', async () => {
      for (let hour = 0; hour < 4; hour++) {
        await store.record([sample()], at(hour * HOUR));
      }
      const year = 365 * 24 * HOUR;
      for (let minute = 0; minute < 60; minute += 5) {
        await store.record([sample()], at(year + minute * MINUTE));
      }
      await store.record([sample()], at(4 * HOUR));
      const kept = await steps(3600);
      expect(kept.filter(step => step.at * 1000 < NOON + year)).toHaveLength(3);
    });

    it('forgets nothing for a clock that is far behind', async () => {
      await store.record([sample()], at(0));
      await store.record([sample()], new Date(0));
      await store.record([sample()], at(MINUTE));
      expect(await steps(60)).toHaveLength(2);
    });
  });
});
