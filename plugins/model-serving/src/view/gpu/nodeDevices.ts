import {
  type GpuDevice,
  type GpuNode,
  isUnknown,
  known,
} from '@modeldeck/plugin-model-serving-common';

/**
 * `unknown`: nothing tells of its use, which is not idle. `free`: nobody holds it. `closed`: nobody
 * holds it, and nobody can, since it is unhealthy or its node takes no pods. `idle`: somebody holds
 * it and has not used it for the whole window.
 */
export type DeviceState = 'busy' | 'idle' | 'free' | 'closed' | 'unknown';

export interface DeviceView {
  device: GpuDevice;
  state: DeviceState;
  /** 0 to 1, where it is known */
  utilization: number | undefined;
}

/** One GPU; more than one view of it are its slices. */
export interface GpuView {
  key: string;
  /** as the node counts it */
  index: string | undefined;
  isSliced: boolean;
  parts: DeviceView[];
}

export interface NodeDevices {
  gpus: GpuView[];
  untold: UntoldUnits;
}

/** Units that the node counts and that nothing is told of. */
export interface UntoldUnits {
  units: number;
  /** of them */
  held: number;
  /** of them, held by nobody and to be had */
  free: number;
}

/** What is drawn of a node: its GPUs with what is known of each, and those nothing is known of. */
export function nodeDevices(
  node: Pick<GpuNode, 'devices' | 'amounts' | 'available'>,
  windowSeconds: number,
): NodeDevices {
  const capacity = sum(node.amounts.map(amounts => amounts.capacity));
  const held = sum(node.amounts.map(amounts => amounts.allocated));
  if (isUnknown(node.devices)) {
    const free = sum(node.amounts.map(amounts => amounts.free));
    return { gpus: [], untold: { units: capacity, held, free } };
  }
  const devices = [...node.devices].sort(byIndex);
  const named = devices.filter(({ pods }) => pods.length > 0).length;
  // Where telemetry names fewer pods than hold devices, one without a pod may be held as well.
  const isComplete = named >= held;
  const views = devices.map(device => ({
    device,
    state: stateOf(device, {
      windowSeconds,
      isComplete,
      isOpen: node.available,
    }),
    utilization: known(device.utilization),
  }));
  // Shared devices are counted several times each: what is missing cannot be counted from them.
  const isCounted = node.amounts.every(({ mode }) => mode !== 'shared');
  const units = isCounted ? Math.max(0, capacity - devices.length) : 0;
  return {
    gpus: gpusOf(views),
    // A device that telemetry does not mention is not one to rely on.
    untold: {
      units,
      held: Math.min(units, Math.max(0, held - named)),
      free: 0,
    },
  };
}

interface StateOptions {
  windowSeconds: number;
  isComplete: boolean;
  /** whether the node takes pods */
  isOpen: boolean;
}

function stateOf(device: GpuDevice, options: StateOptions): DeviceState {
  if (isUnknown(device.utilization)) {
    return 'unknown';
  }
  if (device.pods.length === 0 && options.isComplete) {
    return options.isOpen ? 'free' : 'closed';
  }
  const idle = known(device.idleSeconds);
  const isIdle = idle !== undefined && idle >= options.windowSeconds;
  return isIdle && device.pods.length > 0 ? 'idle' : 'busy';
}

/** As the node counts them; a slice keeps its place among those of its GPU. */
function byIndex(a: GpuDevice, b: GpuDevice): number {
  return (a.index ?? '').localeCompare(b.index ?? '', 'en', { numeric: true });
}

/** Slices belong into the GPU with their index; whole devices stand for themselves. */
function gpusOf(views: readonly DeviceView[]): GpuView[] {
  const gpus = new Map<string, GpuView>();
  for (const view of views) {
    const { index, id, profile } = view.device;
    const isSliced = profile !== undefined;
    const key = isSliced && index !== undefined ? `gpu ${index}` : id;
    const gpu = gpus.get(key);
    if (gpu) {
      gpu.parts.push(view);
    } else {
      gpus.set(key, { key, index, isSliced, parts: [view] });
    }
  }
  return [...gpus.values()];
}

/** Of seven, the compute slices of a MIG profile such as `3g.40gb`. */
export function computeSlices(profile: string | undefined): number {
  const slices = Number(/^(\d+)g\./.exec(profile ?? '')?.[1] ?? 1);
  return Math.min(7, Math.max(1, slices));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
