import {
  type GpuHistory,
  type Known,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { GpuSeriesKey, GpuStep } from './GpuSample';

type Point = GpuHistory['series'][number]['points'][number];

/** As the points of a pool's past are laid over time. */
export interface HistoryGrid {
  /** how long the rows are that points are made of, in seconds */
  rows: 60 | 3600;
  /** between points, in seconds; a multiple of it */
  stepSeconds: number;
  from: Date;
  to: Date;
}

const DAY_SECONDS = 86_400;
/** More are closer together than the pixels of a chart. */
const MOST_POINTS = 400;

/** Lengths that divide a day, so that points lie on its hours. */
const STEPS = [60, 120, 300, 3600, 7200, 21_600, 43_200, 86_400];

/** Minutes where they are kept for all of the time, else hours; so many that a chart shows them. */
export function historyGrid(from: Date, to: Date): HistoryGrid {
  const seconds = (to.getTime() - from.getTime()) / 1000;
  const rows = seconds <= DAY_SECONDS ? 60 : 3600;
  const stepSeconds =
    STEPS.find(step => step >= rows && seconds / step <= MOST_POINTS) ??
    DAY_SECONDS;
  const stepMs = stepSeconds * 1000;
  return {
    rows,
    stepSeconds,
    // The first point is of a whole step.
    from: new Date(Math.floor(from.getTime() / stepMs) * stepMs),
    to,
  };
}

/** What was sampled of a pool, as it is told. */
export function toGpuHistory(options: {
  cluster: string;
  pool: string;
  grid: HistoryGrid;
  found: ReadonlyArray<{ series: GpuSeriesKey; steps: readonly GpuStep[] }>;
}): GpuHistory {
  const { cluster, pool, grid, found } = options;
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'GpuHistory',
    cluster,
    pool,
    series: found
      .filter(({ steps }) => steps.length > 0)
      .map(({ series, steps }) => ({
        resource: series.resource,
        mode: series.mode,
        stepSeconds: grid.stepSeconds,
        points: thinned(steps, grid.stepSeconds),
      })),
  };
}

function thinned(steps: readonly GpuStep[], stepSeconds: number): Point[] {
  const groups = new Map<number, GpuStep[]>();
  for (const step of steps) {
    const begin = Math.floor(step.at / stepSeconds) * stepSeconds;
    const group = groups.get(begin);
    if (group) {
      group.push(step);
    } else {
      groups.set(begin, [step]);
    }
  }
  return [...groups].map(([begin, group]) => toPoint(begin, group));
}

function toPoint(begin: number, steps: readonly GpuStep[]): Point {
  const minutes = total(steps, step => step.minutes);
  const mean = (valueOf: (step: GpuStep) => number) =>
    total(steps, step => valueOf(step) * step.minutes) / minutes;
  return {
    at: new Date(begin * 1000).toISOString(),
    capacity: mean(step => step.capacity),
    allocated: mean(step => step.allocated),
    free: mean(step => step.free),
    demand: mean(step => step.demand),
    used: meanOfKnown(
      minutes,
      steps.map(step => [step.used, step.usedMinutes]),
    ),
    idleHeld: meanOfKnown(
      minutes,
      steps.map(step => [step.idleHeld, step.idleMinutes]),
    ),
  };
}

/** The minutes in which telemetry told stand for the others only where they are most of them. */
function meanOfKnown(
  minutes: number,
  parts: ReadonlyArray<[value: number | undefined, minutes: number]>,
): Known<number> {
  const told = total(parts, ([, count]) => count);
  if (told * 2 < minutes || told === 0) {
    return unknown(
      told === 0
        ? 'telemetry did not tell it then'
        : `telemetry told it in ${told} of ${minutes} minutes only`,
    );
  }
  return total(parts, ([value = 0, count]) => value * count) / told;
}

function total<T>(parts: readonly T[], valueOf: (part: T) => number): number {
  return parts.reduce((sum, part) => sum + valueOf(part), 0);
}
