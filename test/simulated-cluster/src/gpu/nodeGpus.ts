import { createHash } from 'node:crypto';
import type { KubeObject } from '../json/KubeObject';
import { quantity } from '../json/quantity';
import { listAt, numberAt, objectAt, textAt, valueAt } from '../json/read';
import type { GpuDevice, GpuUnit } from './GpuDevice';
import { migLayout } from './migLayout';

/** The devices of a node, and what its plugins offer of them. */
export interface NodeGpus {
  devices: readonly GpuDevice[];
  units: readonly GpuUnit[];
}

const DRIVER = 'gpu.nvidia.com';
const MIG_COUNT = /^nvidia\.com\/mig-(.+)\.count$/;

/** By the labels of GPU feature discovery, or by the slices of the DRA driver. */
export function nodeGpus(
  node: KubeObject,
  slices: readonly KubeObject[],
): NodeGpus {
  const own = slices.filter(
    slice =>
      textAt(slice, 'spec', 'driver') === DRIVER &&
      textAt(slice, 'spec', 'nodeName') === node.metadata.name,
  );
  const newest = Math.max(...own.map(generationOf));
  const claimed = own
    .filter(slice => generationOf(slice) === newest)
    .flatMap(slice =>
      listAt(slice, 'spec', 'devices').map(entry => ({
        entry,
        pool: textAt(slice, 'spec', 'pool', 'name') ?? '',
      })),
    );
  return claimed.length > 0
    ? gpusOfSlices(node, claimed)
    : gpusOfLabels(node, node.metadata.labels ?? {});
}

/** Slices of earlier generations are left over. */
function generationOf(slice: KubeObject): number {
  return numberAt(slice, 'spec', 'pool', 'generation') ?? 0;
}

function gpusOfLabels(
  node: KubeObject,
  labels: Readonly<Record<string, string>>,
): NodeGpus {
  const product = labels['nvidia.com/gpu.product'];
  if (product === undefined) {
    return { devices: [], units: [] };
  }
  const cut = migLayout(
    Object.fromEntries(
      Object.entries(labels).flatMap(([key, count]) => {
        const profile = MIG_COUNT.exec(key)?.[1];
        return profile ? [[profile, Number(count)]] : [];
      }),
    ),
  );
  const { resource, shares } = offerOf(node);
  const capacity = quantity(valueAt(node, 'status', 'capacity', resource));
  const whole = Math.floor(capacity / shares);
  const memoryMiB = Number(labels['nvidia.com/gpu.memory'] ?? 0);
  const devices = Array.from({ length: cut.length + whole }, (_, index) => ({
    ...identity(node.metadata.name, index),
    model: modelName(product),
    memoryMiB,
    instances: cut[index] ?? [],
  }));
  return { devices, units: devices.flatMap(device => unitsOf(device, node)) };
}

function unitsOf(device: GpuDevice, node: KubeObject): GpuUnit[] {
  if (device.instances.length > 0) {
    return device.instances.map(instance => ({
      id: `${device.uuid}/${instance.id}`,
      resource: `nvidia.com/mig-${instance.profile}`,
      device,
      instance,
    }));
  }
  const { resource, shares } = offerOf(node);
  return Array.from({ length: shares }, (_, share) => ({
    id: `${device.uuid}::${share}`,
    resource,
    device,
  }));
}

/** As what, and how many times each, whole devices are offered. */
function offerOf(node: KubeObject): { resource: string; shares: number } {
  const capacity = objectAt(node, 'status', 'capacity') ?? {};
  const renamed = 'nvidia.com/gpu.shared';
  const { labels = {} } = node.metadata;
  return {
    resource: renamed in capacity ? renamed : 'nvidia.com/gpu',
    shares: Math.max(1, Number(labels['nvidia.com/gpu.replicas']) || 1),
  };
}

function gpusOfSlices(
  node: KubeObject,
  offered: ReadonlyArray<{ entry: unknown; pool: string }>,
): NodeGpus {
  const units = offered.map(({ entry, pool }, index): GpuUnit => {
    const attribute = (name: string) =>
      textAt(entry, 'attributes', name, 'string');
    const memory = valueAt(entry, 'capacity', 'memory', 'value');
    const known = identity(node.metadata.name, index);
    const uuid = attribute('uuid') ?? known.uuid;
    return {
      id: uuid,
      resource: '',
      claimed: { pool, device: textAt(entry, 'name') ?? '' },
      device: {
        ...known,
        uuid,
        model: attribute('productName') ?? '',
        memoryMiB: quantity(memory) / 2 ** 20,
        instances: [],
      },
    };
  });
  return { devices: units.map(({ device }) => device), units };
}

/** What the driver would call it; the same for the same node and index. */
export function identity(node: string, index: number) {
  const hash = createHash('sha256').update(`${node}/${index}`).digest('hex');
  const [, ...groups] =
    /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(hash)?.map(String) ?? [];
  const bus = (0x07 + index * 8).toString(16).toUpperCase().padStart(2, '0');
  return {
    index,
    uuid: `GPU-${groups.join('-')}`,
    pciBusId: `00000000:${bus}:00.0`,
  };
}

/** GPU feature discovery writes blanks as dashes, which cannot be undone but for known ones. */
function modelName(product: string): string {
  const plain = product.replace(/-(SHARED|MIG-.*)$/, '');
  return (
    {
      'NVIDIA-H100-80GB-HBM3': 'NVIDIA H100 80GB HBM3',
      'NVIDIA-H200': 'NVIDIA H200',
      'Tesla-T4': 'Tesla T4',
    }[plain] ?? plain.replace(/^NVIDIA-/, 'NVIDIA ')
  );
}
