import type { GpuInstance } from './GpuDevice';

/** Compute slices of a device that can be cut. */
const SLICES = 7;

/**
 * How the parts that a node counts lie on its devices: the large ones first, each on the first
 * device with room. One list for each device.
 */
export function migLayout(
  counts: Readonly<Record<string, number>>,
): GpuInstance[][] {
  const devices: GpuInstance[][] = [];
  const profiles = Object.entries(counts)
    .flatMap(([profile, count]) => Array<string>(count).fill(profile))
    .sort((a, b) => slicesOf(b) - slicesOf(a) || (a < b ? -1 : 1));
  for (const profile of profiles) {
    let device = devices.find(
      instances => slicesUsed(instances) + slicesOf(profile) <= SLICES,
    );
    if (!device) {
      device = [];
      devices.push(device);
    }
    // Instance ids of the driver begin with 1 where the device is cut at all.
    const id = device.length + 1;
    device.push({ id, profile, memoryMiB: memoryOf(profile) });
  }
  return devices;
}

function slicesUsed(instances: readonly GpuInstance[]): number {
  return instances.reduce((sum, { profile }) => sum + slicesOf(profile), 0);
}

function slicesOf(profile: string): number {
  return Number(/^(\d+)g/.exec(profile)?.[1] ?? 1);
}

function memoryOf(profile: string): number {
  return Number(/\.(\d+)gb/.exec(profile)?.[1] ?? 0) * 1024;
}
