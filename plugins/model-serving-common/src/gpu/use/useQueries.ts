import type { GpuSettings } from '../GpuSettings';
import { DEVICE_LABELS, USE_METRICS, type UseReading } from './useMetrics';

/** What one answer of a Prometheus is about. @public */
export type UseAnswer =
  | UseReading
  /** when the first sample of the window was, in epoch seconds */
  | 'seenSince'
  /** when it was last above the idle threshold, in epoch seconds */
  | 'busyAt'
  /** of how many seconds anything is known at all, where it is less than the window */
  | 'watchedFor'
  /** who holds it now; the value says nothing */
  | 'holders';

/** @public */
export interface UseQuery {
  answer: UseAnswer;
  promql: string;
}

/** A window is looked at in so many steps at most, none of them shorter than an exporter's. */
const MOST_STEPS = 240;
const SHORTEST_STEP_SECONDS = 60;

/** Readings that are told as they are now. */
const NOW: readonly UseReading[] = [
  'memoryUsed',
  'memoryFree',
  'memoryTotal',
  'temperature',
  'power',
];

/**
 * What to ask a Prometheus, each as an instant query. Series of one device that differ only by who
 * held it are one device, and so are those that a shared device has for each of its pods: both are
 * told once, by device.
 *
 * @public
 */
export function useQueries(options: {
  windowSeconds: number;
  idle: GpuSettings['idle'];
}): UseQuery[] {
  const seconds = Math.max(1, Math.round(options.windowSeconds));
  const step = stepSeconds(seconds);
  const window = `[${seconds}s]`;
  const steps = `[${seconds}s:${step}s]`;
  const utilization = anyOf('utilization');
  // What it was busy with between two steps counts too.
  const peak = either('utilization', s => `max_over_time(${s}[${step}s])`);
  const busy = `(${peak}) > ${options.idle.utilization}`;
  return [
    {
      answer: 'utilization',
      promql: either('utilization', selector =>
        [
          sumBy(`sum_over_time(${selector}${window})`),
          '/',
          sumBy(`count_over_time(${selector}${window})`),
        ].join(' '),
      ),
    },
    {
      answer: 'seenSince',
      promql: least(`min_over_time(timestamp(${utilization})${steps})`),
    },
    {
      answer: 'busyAt',
      promql: most(`max_over_time(timestamp(${busy})${steps})`),
    },
    { answer: 'holders', promql: utilization },
    ...NOW.map(reading => ({
      answer: reading,
      promql: most(anyOf(reading)),
    })),
  ];
}

/** How far apart the moments are that a window is looked at. */
export function stepSeconds(windowSeconds: number): number {
  return Math.max(SHORTEST_STEP_SECONDS, Math.ceil(windowSeconds / MOST_STEPS));
}

const BY = `by (${Object.values(DEVICE_LABELS).flat().join(', ')})`;

function sumBy(expression: string): string {
  return `sum ${BY} (${expression})`;
}

function least(expression: string): string {
  return `min ${BY} (${expression})`;
}

function most(expression: string): string {
  return `max ${BY} (${expression})`;
}

/** The better metric where a device has it, else the next. */
function anyOf(reading: UseReading): string {
  return metricsOf(reading)
    .map(({ name, having, scale }) =>
      scale === 1 ? `${name}${having}` : `${name}${having} * ${scale}`,
    )
    .join(' or ');
}

function either(
  reading: UseReading,
  expression: (selector: string) => string,
): string {
  return metricsOf(reading)
    .map(({ name, having, scale }) => {
      const asked = expression(`${name}${having}`);
      return scale === 1 ? `(${asked})` : `(${asked}) * ${scale}`;
    })
    .join(' or ');
}

function metricsOf(reading: UseReading) {
  return USE_METRICS.filter(metric => metric.reading === reading);
}
