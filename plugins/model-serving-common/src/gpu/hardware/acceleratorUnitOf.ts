import { plainText } from '../../kubernetes/plainText';
import { isUnknown, type Known, orUnknown } from '../../model/known';
import type { GpuMode } from '../../model/gpuTypes';
import type { AcceleratorUnit } from './AcceleratorUnit';
import { labelledProduct } from './labelledProduct';
import { nvidiaUnit } from './nvidiaUnit';

type Labels = Readonly<Record<string, string>>;

interface Family {
  resource: RegExp;
  mode?: (resource: string, labels: Labels) => GpuMode;
  product?: (labels: Labels, resource: string) => Known<string>;
  memoryMiB?: (labels: Labels) => number | undefined;
}

/** What is particular about the devices of a vendor; the first family that matches counts. */
const FAMILIES: readonly Family[] = [
  {
    resource: /^amd\.com\//,
    mode: (resource, labels) =>
      partitionOf(resource, labels) ? 'slice' : 'whole',
    product: (labels, resource) => {
      const product = labelledProduct(labels);
      const partition = partitionOf(resource, labels);
      return isUnknown(product) || !partition
        ? product
        : `${product} ${partition}`;
    },
    memoryMiB: amdMemory,
  },
  {
    resource: /^google\.com\/tpu$/,
    product: labels => {
      const product = labelledProduct(labels);
      const topology = plainText(
        labels['cloud.google.com/gke-tpu-topology'] ?? '',
      );
      return isUnknown(product) || !topology
        ? product
        : `${product} ${topology}`;
    },
  },
  { resource: /^habana\.ai\/gaudi$/, product: named('Intel Gaudi') },
  {
    resource: /^aws\.amazon\.com\/neuroncore$/,
    // Its devices are counted too: the same hardware in another unit.
    mode: () => 'slice',
    product: named('AWS Neuron'),
  },
  { resource: /^aws\.amazon\.com\/neuron/, product: named('AWS Neuron') },
  { resource: /^k8s\.amazonaws\.com\/vgpu$/, mode: () => 'shared' },
];

const ANY: Family = { resource: /^/ };

/** What one unit of an extended resource is on a node with these labels. */
export function acceleratorUnitOf(
  resource: string,
  labels: Labels,
): AcceleratorUnit {
  if (resource.startsWith('nvidia.com/')) {
    return nvidiaUnit(resource, labels);
  }
  const family = FAMILIES.find(each => each.resource.test(resource)) ?? ANY;
  return {
    resource,
    product: (family.product ?? labelledProduct)(labels, resource),
    mode: family.mode?.(resource, labels) ?? 'whole',
    memoryMiB: orUnknown(
      family.memoryMiB?.(labels),
      'no label of the node tells the memory',
    ),
  };
}

/** The label names the generation; without one the resource still names the family. */
function named(family: string) {
  return (labels: Labels): Known<string> => {
    const product = labelledProduct(labels);
    return isUnknown(product) ? family : product;
  };
}

/**
 * How a device is cut: `amd.com/cpx_nps4` with the naming strategy "mixed", else by the node's
 * label. A whole device is one partition, SPX (ROCm/k8s-device-plugin: docs, "Resource naming").
 */
function partitionOf(resource: string, labels: Labels): string | undefined {
  const ownName = /^amd\.com\/([a-z]+)_nps\d+$/.exec(resource);
  const partition = ownName
    ? resource.slice('amd.com/'.length)
    : plainText(labels['amd.com/compute-memory-partition'] ?? '');
  return !partition || partition.toLowerCase().startsWith('spx')
    ? undefined
    : partition.toUpperCase();
}

/** The labeller writes whole gigabytes, e.g. `192G`. */
function amdMemory(labels: Labels): number | undefined {
  const [, gigabytes] =
    /^(\d{1,6})G$/.exec(
      labels['amd.com/gpu.vram'] ?? labels['beta.amd.com/gpu.vram'] ?? '',
    ) ?? [];
  return gigabytes === undefined ? undefined : Number(gigabytes) * 1024;
}
