import { type Labels, sample } from '../traffic/exposition';
import type { GpuDevice, GpuInstance } from './GpuDevice';

/** What one device, or one part of it, does. */
export interface DeviceReading {
  device: GpuDevice;
  instance?: GpuInstance;
  /** from 0 to 1 */
  utilization: number;
  memoryUsedMiB: number;
  /** of the whole device, from 0 to 1 */
  deviceUtilization: number;
  /** whom the kubelet names for it */
  holder?: {
    namespace: string;
    pod: string;
    container: string;
    claim?: { name: string; namespace: string; pool: string; device: string };
  };
}

const DRIVER_VERSION = '580.95.05';
/** of a device's memory, for the driver itself */
const RESERVED = 0.008;

interface Field {
  name: string;
  help: string;
  /** undefined: not told of such a device */
  value(reading: DeviceReading): string | undefined;
}

/**
 * What the exporter is asked for by default, as far as it is simulated. The utilization of parts
 * of devices is told by the engine's activity alone (NVIDIA/dcgm-exporter: etc/default-counters.csv).
 */
const FIELDS: readonly Field[] = [
  {
    name: 'DCGM_FI_DEV_GPU_TEMP',
    help: 'GPU temperature (in C).',
    value: ({ deviceUtilization }) => whole(31 + 38 * deviceUtilization),
  },
  {
    name: 'DCGM_FI_DEV_POWER_USAGE',
    help: 'Power draw (in W).',
    value: ({ device, deviceUtilization }) => {
      const limit = powerLimit(device.model);
      return fractional(limit * (0.14 + 0.78 * deviceUtilization));
    },
  },
  {
    name: 'DCGM_FI_DEV_GPU_UTIL',
    help: 'GPU utilization (in %).',
    value: ({ instance, utilization }) =>
      instance ? undefined : whole(100 * utilization),
  },
  {
    name: 'DCGM_FI_DEV_FB_FREE',
    help: 'Framebuffer memory free (in MiB).',
    value: reading =>
      whole(memoryOf(reading) * (1 - RESERVED) - reading.memoryUsedMiB),
  },
  {
    name: 'DCGM_FI_DEV_FB_USED',
    help: 'Framebuffer memory used (in MiB).',
    value: ({ memoryUsedMiB }) => whole(memoryUsedMiB),
  },
  {
    name: 'DCGM_FI_PROF_GR_ENGINE_ACTIVE',
    help: 'Ratio of time the graphics engine is active.',
    value: ({ utilization }) => fractional(utilization),
  },
];

/** What an exporter answers (NVIDIA/dcgm-exporter: internal/pkg/rendermetrics). */
export function dcgmExposition(
  readings: readonly DeviceReading[],
  node: string,
): string {
  return FIELDS.map(({ name, help, value }) => {
    const samples = readings.flatMap(reading => {
      const text = value(reading);
      return text === undefined
        ? []
        : [sample(name, labelsOf(reading, node), text)];
    });
    return samples.length === 0
      ? ''
      : `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${samples.join('')}`;
  }).join('');
}

/** `Hostname` is `hostname` from 4.9 on; both name the node, where NODE_NAME is set. */
function labelsOf(
  { device, instance, holder }: DeviceReading,
  node: string,
): Labels {
  const { claim } = holder ?? {};
  return {
    gpu: String(device.index),
    UUID: device.uuid,
    pci_bus_id: device.pciBusId,
    device: `nvidia${device.index}`,
    modelName: device.model,
    ...(instance && {
      GPU_I_PROFILE: instance.profile,
      GPU_I_ID: String(instance.id),
    }),
    Hostname: node,
    DCGM_FI_DRIVER_VERSION: DRIVER_VERSION,
    ...(holder && { container: holder.container }),
    ...(claim && {
      dra_claim_name: claim.name,
      dra_claim_namespace: claim.namespace,
      dra_device_name: claim.device,
      dra_driver_name: 'gpu.nvidia.com',
      dra_pool_name: claim.pool,
    }),
    ...(holder && { namespace: holder.namespace, pod: holder.pod }),
  };
}

function memoryOf({ device, instance }: DeviceReading): number {
  return (instance ?? device).memoryMiB;
}

const POWER_LIMITS: ReadonlyArray<[model: RegExp, watts: number]> = [
  [/H100|H200/, 700],
  [/A100/, 400],
  [/T4|L4\b/, 72],
];

function powerLimit(model: string): number {
  return POWER_LIMITS.find(([pattern]) => pattern.test(model))?.[1] ?? 300;
}

function whole(value: number): string {
  return String(Math.max(0, Math.round(value)));
}

function fractional(value: number): string {
  return value.toFixed(6);
}
