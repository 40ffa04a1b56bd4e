import type { ScrapedSample } from '../../canary/series/parseExposition';
import type { GpuSettings } from '../GpuSettings';
import type { DeviceUse } from './GpuUse';
import { queriedUse, type UseSample } from './queriedUse';
import { deviceLabels, USE_METRICS, type UseReading } from './useMetrics';
import type { Labels } from '../../canary/sources/MetricSource';

/** What was seen of one device since it is watched; plain data, times in epoch seconds. */
export interface WatchedDevice {
  labels: Labels;
  node: string | undefined;
  seenSince: number;
  seenAt: number;
  busyAt: number | undefined;
  /** of the utilization, in portions of the window so that old ones can be dropped */
  portions: ReadonlyArray<{ from: number; sum: number; count: number }>;
  latest: Readonly<Partial<Record<UseReading, number>>>;
  holders: readonly Labels[];
}

/**
 * What was seen of devices by whoever scrapes their exporters, by device. Plain data: it may be kept
 * anywhere, and given back.
 *
 * @public
 */
export type WatchedDevices = Readonly<Record<string, WatchedDevice>>;

/** @public */
export interface ExporterScrape {
  /** where the exporter runs, if whoever scraped it knows */
  node?: string;
  /** epoch seconds */
  at: number;
  samples: readonly ScrapedSample[];
}

const PORTIONS = 24;

/** A device that was not seen for so long is not told of any more, and watched anew from then on. */
const GONE_AFTER_SECONDS = 300;

/**
 * What is known after one more scrape. A clock that went back begins anew with what it is about: a
 * time before the last one tells nothing of how long a device has been idle. So does a scrape that
 * comes long after the last one: nobody saw what the device did meanwhile.
 *
 * @public
 */
export function foldScrape(
  watched: WatchedDevices,
  scrape: ExporterScrape,
  options: { windowSeconds: number; idle: GpuSettings['idle'] },
): WatchedDevices {
  const next: Record<string, WatchedDevice> = { ...watched };
  for (const [key, seen] of gather(scrape)) {
    const before = next[key];
    next[key] = follow(
      before && isNext(before, scrape) ? before : undefined,
      seen,
      scrape,
      options,
    );
  }
  return next;
}

function isNext({ seenAt }: WatchedDevice, { at }: ExporterScrape): boolean {
  return at >= seenAt && at - seenAt <= GONE_AFTER_SECONDS;
}

/**
 * What was seen, as far as it is not too long ago.
 *
 * @public
 */
export function watchedUse(
  watched: WatchedDevices,
  { at, windowSeconds }: { at: number; windowSeconds: number },
): DeviceUse[] {
  const samples = Object.values(watched)
    .filter(({ seenAt }) => Math.abs(at - seenAt) <= GONE_AFTER_SECONDS)
    .flatMap(device => samplesOf(device, { at, windowSeconds }));
  // What was watched for less than the window is told as such by its own sample.
  return queriedUse(samples, { at, windowSeconds, idleAfterSeconds: 0 });
}

interface Seen {
  labels: Labels;
  readings: Partial<Record<UseReading, number>>;
  holders: Labels[];
}

/** Better metrics come first, so that the first of a reading counts. */
function gather({ samples, node }: ExporterScrape): Map<string, Seen> {
  const devices = new Map<string, Seen>();
  for (const metric of USE_METRICS) {
    for (const { name, labels, value } of samples) {
      const device =
        name === metric.name && metric.counts(labels) && Number.isFinite(value)
          ? deviceLabels(labels, node)
          : undefined;
      if (device) {
        const seen = devices.get(device.key) ?? {
          labels: bare(labels),
          readings: {},
          holders: [],
        };
        devices.set(device.key, seen);
        seen.readings[metric.reading] ??= value * metric.scale;
        if (metric.reading === 'utilization' && device.pod) {
          seen.holders.push(labels);
        }
      }
    }
  }
  return devices;
}

/** Who holds it is told apart, and changes. */
function bare(labels: Labels): Labels {
  const { pod, namespace, container, ...rest } = labels;
  const {
    exported_pod: _pod,
    exported_namespace: _namespace,
    exported_container: _container,
    ...device
  } = rest;
  return device;
}

function follow(
  before: WatchedDevice | undefined,
  { labels, readings, holders }: Seen,
  { at, node }: ExporterScrape,
  { windowSeconds, idle }: { windowSeconds: number; idle: GpuSettings['idle'] },
): WatchedDevice {
  const { utilization } = readings;
  const isBusy = utilization !== undefined && utilization > idle.utilization;
  return {
    labels,
    node,
    seenSince: before?.seenSince ?? at,
    seenAt: at,
    busyAt: isBusy ? at : before?.busyAt,
    portions: withValue(before?.portions ?? [], utilization, at, windowSeconds),
    latest: readings,
    holders,
  };
}

function withValue(
  portions: WatchedDevice['portions'],
  value: number | undefined,
  at: number,
  windowSeconds: number,
): WatchedDevice['portions'] {
  const length = Math.max(1, windowSeconds / PORTIONS);
  const kept = portions.filter(
    ({ from }) => from + length > at - windowSeconds,
  );
  const last = kept.at(-1);
  if (value === undefined) {
    return kept;
  }
  return last && at < last.from + length
    ? [
        ...kept.slice(0, -1),
        { from: last.from, sum: last.sum + value, count: last.count + 1 },
      ]
    : [...kept, { from: at, sum: value, count: 1 }];
}

/** What was before anybody watched is not known: the device may have been busy then. */
function samplesOf(
  device: WatchedDevice,
  { at, windowSeconds }: { at: number; windowSeconds: number },
): UseSample[] {
  const { labels: own, node, latest, portions, busyAt, seenSince } = device;
  const labels = node === undefined ? own : { ...own, Hostname: node };
  const told: UseSample[] = [];
  for (const [reading, value] of Object.entries(latest)) {
    if (reading !== 'utilization') {
      told.push({ answer: reading as UseReading, labels, value });
    }
  }
  const count = portions.reduce((sum, portion) => sum + portion.count, 0);
  if (count > 0) {
    const sum = portions.reduce((all, portion) => all + portion.sum, 0);
    told.push({ answer: 'utilization', labels, value: sum / count });
    const watchedFor = at - seenSince;
    told.push(
      watchedFor < windowSeconds
        ? { answer: 'watchedFor', labels, value: watchedFor }
        : { answer: 'seenSince', labels, value: seenSince },
    );
  }
  if (busyAt !== undefined && busyAt >= at - windowSeconds) {
    told.push({ answer: 'busyAt', labels, value: busyAt });
  }
  return [
    ...told,
    ...device.holders.map(holder => ({
      answer: 'holders' as const,
      labels: node === undefined ? holder : { ...holder, Hostname: node },
      value: 1,
    })),
  ];
}
