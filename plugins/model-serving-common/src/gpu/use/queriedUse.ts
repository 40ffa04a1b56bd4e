import type { Labels } from '../../canary/sources/MetricSource';
import { type Known, orUnknown, unknown } from '../../model/known';
import type { DeviceUse } from './GpuUse';
import { type DeviceLabels, deviceLabels } from './useMetrics';
import { stepSeconds, type UseAnswer } from './useQueries';

/** One series of an answer. @public */
export interface UseSample {
  answer: UseAnswer;
  labels: Labels;
  value: number;
}

const NOT_EXPORTED = 'no series tells it';

/** @public */
export interface QueriedUseOptions {
  /** when it was asked, in epoch seconds */
  at: number;
  windowSeconds: number;
  /** how long nothing has to be seen before it says that nothing is done */
  idleAfterSeconds: number;
}

interface Gathered {
  labels: DeviceLabels;
  values: Partial<Record<UseAnswer, number>>;
  pods: Map<string, { namespace: string; name: string }>;
}

/**
 * What a Prometheus' answers to `useQueries` tell, device by device.
 *
 * @public
 */
export function queriedUse(
  samples: Iterable<UseSample>,
  options: QueriedUseOptions,
): DeviceUse[] {
  const devices = new Map<string, Gathered>();
  for (const { answer, labels, value } of samples) {
    const device = deviceLabels(labels);
    if (device && Number.isFinite(value)) {
      const gathered: Gathered = devices.get(device.key) ?? {
        labels: device,
        values: {},
        pods: new Map(),
      };
      devices.set(device.key, gathered);
      if (answer !== 'holders') {
        gathered.values[answer] = value;
      } else if (device.pod) {
        const { namespace, name } = device.pod;
        gathered.pods.set(`${namespace}/${name}`, device.pod);
      }
    }
  }
  return withoutCut([...devices.values()])
    .map(device => useOf(device, options))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A device that is cut into slices is told by these; beside them it would be counted twice. */
function withoutCut(devices: readonly Gathered[]): Gathered[] {
  const cut = new Set(
    devices
      .filter(({ labels }) => labels.profile !== undefined)
      .map(({ labels: { id } }) => id.slice(0, id.lastIndexOf('/'))),
  );
  return devices.filter(
    ({ labels: { id, profile } }) => profile !== undefined || !cut.has(id),
  );
}

function useOf(
  { labels, values, pods }: Gathered,
  options: QueriedUseOptions,
): DeviceUse {
  const { id, node, index, product, profile } = labels;
  const { memoryUsed, memoryFree, memoryTotal } = values;
  return {
    id,
    node,
    index,
    profile,
    product: orUnknown(product, 'its series do not name the product'),
    utilization: orUnknown(
      values.utilization === undefined
        ? undefined
        : Math.min(1, Math.max(0, values.utilization)),
      profile === undefined
        ? 'no series tells the utilization of the device'
        : 'of a MIG slice only DCGM_FI_PROF_GR_ENGINE_ACTIVE tells, and it is not exported',
    ),
    idleSeconds: idleSeconds(values, options),
    memoryUsedMiB: orUnknown(memoryUsed, NOT_EXPORTED),
    memoryMiB: orUnknown(
      memoryTotal ??
        (memoryUsed === undefined || memoryFree === undefined
          ? undefined
          : memoryUsed + memoryFree),
      NOT_EXPORTED,
    ),
    temperatureCelsius: orUnknown(values.temperature, NOT_EXPORTED),
    powerWatts: orUnknown(values.power, NOT_EXPORTED),
    pods: [...pods.values()],
  };
}

/**
 * Since it was last busy; of one that never was, since there are samples of it. These have to reach
 * back far enough: a device that is known for a minute is not at work, and is not idle either.
 */
function idleSeconds(
  { busyAt, seenSince, watchedFor }: Gathered['values'],
  { at, windowSeconds, idleAfterSeconds }: QueriedUseOptions,
): Known<number> {
  if (busyAt === undefined && watchedFor !== undefined) {
    return watchedOnly(watchedFor);
  }
  const since = busyAt ?? seenSince;
  if (since === undefined) {
    return unknown('no series tells the utilization of the device');
  }
  const seconds = Math.min(windowSeconds, Math.max(0, at - since));
  if (busyAt !== undefined) {
    return seconds;
  }
  if (isWhole(seconds, windowSeconds)) {
    return windowSeconds;
  }
  return seconds < idleAfterSeconds ? watchedOnly(seconds) : seconds;
}

function watchedOnly(seconds: number): Known<number> {
  return unknown(
    `it does nothing, and was watched for ${Math.round(seconds)} s only`,
  );
}

/**
 * Whether samples reach back to the begin of the window, which lies between two of the moments that
 * are looked at: the first of them is up to a step later.
 */
function isWhole(seconds: number, windowSeconds: number): boolean {
  const missed = Math.min(stepSeconds(windowSeconds), windowSeconds / 2);
  return seconds >= windowSeconds - missed;
}
