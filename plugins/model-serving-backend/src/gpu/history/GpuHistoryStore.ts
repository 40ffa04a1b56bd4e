import type { Knex } from 'knex';
import type { GpuSample, GpuSeriesKey, GpuStep } from './GpuSample';

const MINUTE = 60;
const HOUR = 3600;

/** How long what is kept, in seconds. */
export interface GpuRetention {
  minutes: number;
  hours: number;
}

/** A day, with an hour in which samples may come late; a quarter. */
const RETENTION: GpuRetention = { minutes: 25 * HOUR, hours: 93 * 24 * HOUR };

/** Databases take only so many values in one statement. */
const ROWS_AT_ONCE = 500;

interface SeriesRow extends GpuSeriesKey {
  id: number | string;
}

interface SampleRow {
  at: number | string;
  minutes: number;
  capacity: number;
  allocated: number;
  free: number;
  demand: number;
  used: number | null;
  used_minutes: number;
  idle_held: number | null;
  idle_minutes: number;
}

/**
 * The past of GPU pools: a row a minute and series, and from these a row an hour. Every write may be
 * made again, by any replica, and changes nothing then.
 */
export class GpuHistoryStore {
  constructor(
    private readonly knex: Knex,
    private readonly retention: GpuRetention = RETENTION,
  ) {}

  /** Keeps what was seen at a time; of several samples of a minute the last. */
  async record(samples: readonly GpuSample[], at: Date): Promise<void> {
    const seconds = Math.floor(at.getTime() / 1000);
    await this.knex.transaction(async db => {
      const ids = await seriesIds(db, samples);
      await writeMinute(db, samples, ids, begin(seconds, MINUTE));
      const isNewHour = await rollUp(db, begin(seconds, HOUR));
      await forget(db, MINUTE, seconds - this.retention.minutes);
      if (isNewHour) {
        await forget(db, HOUR, seconds - this.retention.hours);
        await forgetEmptySeries(db);
      }
    });
  }

  /** The series of a pool with their steps of one length, from one time up to before another. */
  async read(options: {
    cluster: string;
    pool: string;
    step: 60 | 3600;
    from: Date;
    to: Date;
  }): Promise<Array<{ series: GpuSeriesKey; steps: GpuStep[] }>> {
    const { cluster, pool, step, from, to } = options;
    const rows: SeriesRow[] = await this.knex('gpu_series')
      .where({ cluster, pool })
      .orderBy(['resource', 'mode']);
    return Promise.all(
      rows.map(async ({ id, ...series }) => {
        const steps: SampleRow[] = await this.knex('gpu_samples')
          .where({ series_id: id, step })
          .where('at', '>=', Math.floor(from.getTime() / 1000))
          .where('at', '<', to.getTime() / 1000)
          .orderBy('at');
        return { series, steps: steps.map(toStep) };
      }),
    );
  }
}

function begin(seconds: number, step: number): number {
  return Math.floor(seconds / step) * step;
}

function keyOf({ cluster, pool, resource, mode }: GpuSeriesKey): string {
  return JSON.stringify([cluster, pool, resource, mode]);
}

/** Asks first: an insert that finds its row there uses up an id all the same. */
async function seriesIds(
  db: Knex,
  samples: readonly GpuSample[],
): Promise<Map<string, SeriesRow['id']>> {
  const clusters = [...new Set(samples.map(({ cluster }) => cluster))];
  const read = async () => {
    const rows: SeriesRow[] = await db('gpu_series').whereIn(
      'cluster',
      clusters,
    );
    return new Map(rows.map(row => [keyOf(row), row.id]));
  };
  const found = await read();
  const missing = samples
    .filter(sample => !found.has(keyOf(sample)))
    .map(({ cluster, pool, resource, mode }) => ({
      cluster,
      pool,
      resource,
      mode,
    }));
  if (missing.length === 0) {
    return found;
  }
  for (const rows of portions(missing)) {
    await db('gpu_series').insert(rows).onConflict().ignore();
  }
  return read();
}

/** The last one counts: what a clock that was ahead has written is put right when its time comes. */
async function writeMinute(
  db: Knex,
  samples: readonly GpuSample[],
  ids: ReadonlyMap<string, SeriesRow['id']>,
  at: number,
): Promise<void> {
  const rows = samples
    .map(sample => ({
      series_id: ids.get(keyOf(sample)),
      step: MINUTE,
      at,
      minutes: 1,
      capacity: sample.capacity,
      allocated: sample.allocated,
      free: sample.free,
      demand: sample.demand,
      used: sample.used ?? null,
      used_minutes: sample.used === undefined ? 0 : 1,
      idle_held: sample.idleHeld ?? null,
      idle_minutes: sample.idleHeld === undefined ? 0 : 1,
    }))
    // Two replicas that lock rows in one order wait for each other, and never both.
    .sort((a, b) => Number(a.series_id) - Number(b.series_id));
  for (const portion of portions(rows)) {
    await db('gpu_samples')
      .insert(portion)
      .onConflict(['series_id', 'step', 'at'])
      .merge();
  }
}

/**
 * Reckons an hour anew from all its minutes, so that it does not matter how often and in which order
 * they came. An hour of which fewer minutes are left than it was reckoned from stays as it is.
 * Tells whether it has but one minute yet.
 */
async function rollUp(db: Knex, hour: number): Promise<boolean> {
  await db.raw(
    `insert into gpu_samples (series_id, step, at, minutes, capacity, allocated,
        free, demand, used, used_minutes, idle_held, idle_minutes)
      select series_id, ${HOUR}, ${hour}, count(*), avg(capacity), avg(allocated),
        avg(free), avg(demand), avg(used), count(used), avg(idle_held), count(idle_held)
      from gpu_samples
      where step = ${MINUTE} and at >= ${hour} and at < ${hour + HOUR}
      group by series_id
      order by series_id
      on conflict (series_id, step, at) do update set
        minutes = excluded.minutes, capacity = excluded.capacity,
        allocated = excluded.allocated, free = excluded.free,
        demand = excluded.demand, used = excluded.used,
        used_minutes = excluded.used_minutes, idle_held = excluded.idle_held,
        idle_minutes = excluded.idle_minutes
      where excluded.minutes >= gpu_samples.minutes`,
  );
  const [most] = await db('gpu_samples')
    .where({ step: HOUR, at: hour })
    .max({ minutes: 'minutes' });
  return most?.minutes === 1;
}

/**
 * Forgets what is past its time, the two oldest steps of it: it is called for every step that comes,
 * so that it keeps up, and a clock that is a year ahead for an hour does not cost the whole past.
 */
async function forget(db: Knex, step: number, before: number): Promise<void> {
  const [oldest] = await db('gpu_samples')
    .where({ step })
    .where('at', '<', before)
    .min({ at: 'at' });
  if (oldest?.at !== null && oldest?.at !== undefined) {
    await db('gpu_samples')
      .where({ step })
      .where('at', '<', Math.min(before, Number(oldest.at) + 2 * step))
      .delete();
  }
}

async function forgetEmptySeries(db: Knex): Promise<void> {
  await db('gpu_series')
    .whereNotExists(
      db('gpu_samples').whereRaw('gpu_samples.series_id = gpu_series.id'),
    )
    .delete();
}

function toStep(row: SampleRow): GpuStep {
  return {
    at: Number(row.at),
    minutes: row.minutes,
    capacity: row.capacity,
    allocated: row.allocated,
    free: row.free,
    demand: row.demand,
    used: row.used ?? undefined,
    usedMinutes: row.used_minutes,
    idleHeld: row.idle_held ?? undefined,
    idleMinutes: row.idle_minutes,
  };
}

function* portions<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    yield rows.slice(start, start + ROWS_AT_ONCE);
  }
}
