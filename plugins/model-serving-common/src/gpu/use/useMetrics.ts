import { plainText } from '../../kubernetes/plainText';
import type { Labels } from '../../canary/sources/MetricSource';

/** What a series of an exporter is about. */
export type UseReading =
  | 'utilization'
  | 'memoryUsed'
  | 'memoryFree'
  | 'memoryTotal'
  | 'temperature'
  | 'power';

/** A gauge of an exporter. */
export interface UseMetric {
  name: string;
  reading: UseReading;
  /** of its unit, in 0 to 1, MiB, °C or W */
  scale: number;
  /** matchers of the series that count, in PromQL */
  having: string;
  counts(labels: Labels): boolean;
}

/**
 * Gauges by which devices are told, better ones of one reading first. `GPU_UTIL` says that some kernel
 * ran, and of a MIG slice it says nothing: only the engine's activity does
 * (NVIDIA/dcgm-exporter: etc/default-counters.csv; ROCm/device-metrics-exporter, with and without
 * its prefix).
 */
export const USE_METRICS: readonly UseMetric[] = [
  gauge('DCGM_FI_PROF_GR_ENGINE_ACTIVE', 'utilization'),
  {
    ...gauge('DCGM_FI_DEV_GPU_UTIL', 'utilization', 0.01),
    having: '{GPU_I_PROFILE=""}',
    counts: labels => !labels.GPU_I_PROFILE,
  },
  ...amd('gfx_activity', 'utilization', 0.01),
  gauge('DCGM_FI_DEV_FB_USED', 'memoryUsed'),
  gauge('DCGM_FI_DEV_FB_FREE', 'memoryFree'),
  ...amd('used_vram', 'memoryUsed'),
  ...amd('total_vram', 'memoryTotal'),
  gauge('DCGM_FI_DEV_GPU_TEMP', 'temperature'),
  ...amd('junction_temperature', 'temperature'),
  gauge('DCGM_FI_DEV_POWER_USAGE', 'power'),
  ...amd('power_usage', 'power'),
];

/** Names of all series that tell of devices, for who scrapes exporters. @public */
export const USE_METRIC_NAMES: readonly string[] = USE_METRICS.map(
  ({ name }) => name,
);

function gauge(name: string, reading: UseReading, scale = 1): UseMetric {
  return { name, reading, scale, having: '', counts: () => true };
}

function amd(name: string, reading: UseReading, scale = 1): UseMetric[] {
  return [
    gauge(`amd_gpu_${name}`, reading, scale),
    gauge(`gpu_${name}`, reading, scale),
  ];
}

/** Which device a series is about. */
export interface DeviceLabels {
  /** the same for all series of a device, whoever holds it */
  key: string;
  id: string;
  node: string | undefined;
  index: string | undefined;
  product: string | undefined;
  profile: string | undefined;
  pod: { namespace: string; name: string } | undefined;
}

/** Labels that tell a device, under each name that an exporter or a scrape gives them. */
export const DEVICE_LABELS = {
  uuid: ['UUID', 'uuid', 'gpu_uuid'],
  index: ['gpu', 'gpu_id'],
  product: ['modelName', 'card_series'],
  profile: ['GPU_I_PROFILE'],
  instance: ['GPU_I_ID', 'gpu_partition_id'],
  node: ['Hostname', 'hostname', 'node', 'kubernetes_node'],
} as const;

/** undefined: nothing tells one device from another */
export function deviceLabels(
  labels: Labels,
  scrapedOn?: string,
): DeviceLabels | undefined {
  const uuid = first(labels, DEVICE_LABELS.uuid);
  const index = first(labels, DEVICE_LABELS.index);
  // Who scraped it knows the node better than an exporter that calls itself by its pod's name.
  const node = scrapedOn ?? first(labels, DEVICE_LABELS.node);
  if (uuid === undefined && index === undefined) {
    return undefined;
  }
  const profile = first(labels, DEVICE_LABELS.profile);
  const instance = first(labels, DEVICE_LABELS.instance);
  const base = uuid ?? index ?? '';
  const id = profile === undefined ? base : `${base}/${instance ?? profile}`;
  const amdPart = profile === undefined ? instance ?? '' : '';
  return {
    key: JSON.stringify([uuid === undefined ? node ?? '' : '', id, amdPart]),
    id,
    node,
    index,
    product: first(labels, DEVICE_LABELS.product)?.replace(/ +/g, '-'),
    profile,
    pod: podOf(labels),
  };
}

/**
 * A scrape that does not honour labels has the pod that holds the device in `exported_pod`, and the
 * exporter's own in `pod`.
 */
function podOf(labels: Labels): DeviceLabels['pod'] {
  const name = first(labels, ['exported_pod', 'pod']);
  const namespace = labels.exported_pod
    ? labels.exported_namespace
    : labels.namespace;
  return name === undefined || /dcgm-exporter|metrics-exporter/.test(name)
    ? undefined
    : { namespace: plainText(namespace ?? ''), name };
}

function first(labels: Labels, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(labels, name)
      ? plainText(labels[name] ?? '')
      : '';
    if (value !== '') {
      return value;
    }
  }
  return undefined;
}
