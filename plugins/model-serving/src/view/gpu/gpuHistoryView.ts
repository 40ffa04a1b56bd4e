import { type GpuHistory, known } from '@modeldeck/plugin-model-serving-common';

type Series = GpuHistory['series'][number];
type Point = Series['points'][number];

/** A moment of a pool's past; without values nobody sampled then. */
export interface HistoryPoint {
  at: number;
  capacity?: number;
  allocated?: number;
  used?: number;
  idle?: number;
  demand?: number;
}

export interface GpuHistoryView {
  resource: string;
  points: HistoryPoint[];
  /** the highest of all values */
  most: number;
  /** over the samples that tell it; undefined: none does */
  meanHeld: number | undefined;
  meanUsed: number | undefined;
  meanIdle: number | undefined;
}

/** A series to draw: a gap where a step is missing, so that no line is led over it. */
export function gpuHistoryView(series: Series): GpuHistoryView {
  const points = series.points.map(pointOf);
  const gap = series.stepSeconds * 1000 * 1.5;
  const withGaps = points.flatMap((point, index) => {
    const previous = points[index - 1];
    return previous && point.at - previous.at > gap
      ? [{ at: (previous.at + point.at) / 2 }, point]
      : [point];
  });
  return {
    resource: series.resource,
    points: withGaps,
    most: Math.max(
      0,
      ...points.flatMap(({ capacity = 0, allocated = 0 }) => [
        capacity,
        allocated,
      ]),
    ),
    meanHeld: mean(points.map(({ allocated }) => allocated)),
    meanUsed: mean(points.map(({ used }) => used)),
    meanIdle: mean(points.map(({ idle }) => idle)),
  };
}

function pointOf(
  point: Point,
): Required<Omit<HistoryPoint, 'used' | 'idle'>> &
  Pick<HistoryPoint, 'used' | 'idle'> {
  const { at, capacity, allocated, used, idleHeld, demand } = point;
  return {
    at: Date.parse(at),
    ...{ capacity, allocated, demand },
    used: known(used),
    idle: known(idleHeld),
  };
}

function mean(values: ReadonlyArray<number | undefined>): number | undefined {
  const told = values.filter(value => value !== undefined);
  return told.length === 0
    ? undefined
    : told.reduce((sum, value) => sum + value, 0) / told.length;
}
