import { gpuHistorySchema } from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import type { GpuSeriesKey, GpuStep } from './GpuSample';
import { historyGrid, toGpuHistory } from './toGpuHistory';

const NOW = new Date('2026-11-21T12:34:56Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

const SERIES: GpuSeriesKey = {
  cluster: 'west',
  pool: 'west/agentpool/serving',
  resource: 'nvidia.com/gpu',
  mode: 'whole',
};

function step(at: number, overrides: Partial<GpuStep> = {}): GpuStep {
  return {
    at,
    minutes: 1,
    capacity: 8,
    allocated: 4,
    free: 4,
    demand: 0,
    used: 2,
    usedMinutes: 1,
    idleHeld: 1,
    idleMinutes: 1,
    ...overrides,
  };
}

function pointsOf(steps: GpuStep[], stepSeconds = 300) {
  const history = toGpuHistory({
    ...SERIES,
    grid: { rows: 60, stepSeconds, from: ago(1), to: NOW },
    found: [{ series: SERIES, steps }],
  });
  expect(gpuHistorySchema.parse(history)).toEqual(history);
  return history.series.flatMap(({ points }) => points);
}

describe('historyGrid', () => {
  it.each([
    ['an hour', 1, 60, 60],
    ['a day', 24, 60, 300],
    ['a bit more than a day', 25, 3600, 3600],
    ['a week', 7 * 24, 3600, 3600],
    ['a quarter', 92 * 24, 3600, 21_600],
  ])('shows %s', (_, hours, rows, stepSeconds) => {
    expect(historyGrid(ago(hours), NOW)).toMatchObject({ rows, stepSeconds });
  });

  it('makes no more points than a chart shows, of whole steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 93 * 24, noNaN: true }), hours => {
        const { from, to, stepSeconds, rows } = historyGrid(ago(hours), NOW);
        const points = (to.getTime() - from.getTime()) / 1000 / stepSeconds;
        expect(points).toBeLessThanOrEqual(401);
        expect(stepSeconds % rows).toBe(0);
        expect((from.getTime() / 1000) % stepSeconds).toBe(0);
        expect(from.getTime()).toBeLessThanOrEqual(ago(hours).getTime());
      }),
    );
  });
});

describe('toGpuHistory', () => {
  it('makes a point the mean of its minutes, and leaves out what nobody sampled', () => {
    expect(
      pointsOf([
        step(0, { allocated: 2, used: 1 }),
        step(60, { allocated: 6, used: 3 }),
        step(600, { allocated: 8 }),
      ]),
    ).toMatchObject([
      { at: '1970-01-01T00:00:00.000Z', allocated: 4, used: 2 },
      { at: '1970-01-01T00:10:00.000Z', allocated: 8 },
    ]);
  });

  it('weighs hours by how many minutes of them were sampled', () => {
    const hours = [
      step(0, { minutes: 60, allocated: 2 }),
      step(3600, { minutes: 20, allocated: 6 }),
    ];
    expect(pointsOf(hours, 7200)).toMatchObject([{ allocated: 3 }]);
  });

  it('knows use where most minutes told it', () => {
    const hour = { minutes: 60, used: 3, usedMinutes: 30 };
    expect(pointsOf([step(0, hour)])).toMatchObject([{ used: 3 }]);
  });

  it.each([
    [29, 'telemetry told it in 29 of 60 minutes only'],
    [0, 'telemetry did not tell it then'],
  ])('does not take %d minutes for an hour', (usedMinutes, reason) => {
    const used = usedMinutes > 0 ? 3 : undefined;
    const hour = step(0, { minutes: 60, used, usedMinutes });
    expect(pointsOf([hour])).toMatchObject([{ used: { unknown: reason } }]);
  });

  it('has no series without a point', () => {
    const history = toGpuHistory({
      ...SERIES,
      grid: historyGrid(ago(1), NOW),
      found: [{ series: SERIES, steps: [] }],
    });
    expect(history.series).toEqual([]);
  });
});
