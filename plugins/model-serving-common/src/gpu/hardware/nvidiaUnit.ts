import { plainText } from '../../kubernetes/plainText';
import { isUnknown, type Known, orUnknown, unknown } from '../../model/known';
import type { AcceleratorUnit } from './AcceleratorUnit';
import { labelNumber } from './labelNumber';
import { labelledProduct } from './labelledProduct';

type Labels = Readonly<Record<string, string>>;

const NO_MEMORY_LABEL = 'no label of the node tells the memory';

const KARPENTER_MEMORY = 'karpenter.k8s.aws/instance-gpu-memory';

/**
 * A unit of `nvidia.com/…`, by the labels of GPU feature discovery and of GKE
 * (NVIDIA/k8s-device-plugin: docs/gpu-feature-discovery, internal/lm/resource.go).
 */
export function nvidiaUnit(resource: string, labels: Labels): AcceleratorUnit {
  const name = resource.slice('nvidia.com/'.length);
  if (name.startsWith('mig-')) {
    return sliceUnit(resource, labels);
  }
  if (name !== 'gpu' && name !== 'gpu.shared') {
    // A vGPU type, e.g. GRID_T4-1Q: part of a device, cut by the hypervisor.
    const memoryMiB = unknown('a vGPU type does not tell it');
    return { resource, product: plainText(name), mode: 'slice', memoryMiB };
  }
  const product = labelledProduct(labels);
  const replicas = replicasOf(resource, labels);
  const memory = orUnknown(
    labelNumber(labels, 'nvidia.com/gpu.memory', KARPENTER_MEMORY),
    NO_MEMORY_LABEL,
  );
  if (name === 'gpu.shared' || replicas > 1) {
    const memoryMiB = sharedMemory(memory, replicas, labels);
    return { resource, product, mode: 'shared', memoryMiB };
  }
  const partition = labels['cloud.google.com/gke-gpu-partition-size'];
  const isSlice = partition || (!isUnknown(product) && /-MIG-/.test(product));
  return {
    resource,
    product: withProfile(product, partition),
    mode: isSlice ? 'slice' : 'whole',
    // GKE labels the memory of nothing; feature discovery that of one slice.
    memoryMiB: memory,
  };
}

/** With the strategy "mixed" each profile is a resource with labels of its own. */
function sliceUnit(resource: string, labels: Labels): AcceleratorUnit {
  const slice = resource.replace(/\.shared$/, '');
  const profile = slice.slice('nvidia.com/mig-'.length);
  const own = plainText(labels[`${slice}.product`] ?? '');
  const memory = orUnknown(
    labelNumber(labels, `${slice}.memory`),
    NO_MEMORY_LABEL,
  );
  const replicas = replicasOf(slice, labels);
  const shared = slice !== resource || replicas > 1;
  return {
    resource,
    product: own
      ? own.replace(/-SHARED$/, '')
      : withProfile(labelledProduct(labels), profile),
    mode: shared ? 'shared' : 'slice',
    memoryMiB: shared ? sharedMemory(memory, replicas, labels) : memory,
  };
}

/** How many units one device is offered as. */
export function replicasOf(resource: string, labels: Labels): number {
  const base = resource.replace(/\.shared$/, '');
  const told = labelNumber(labels, `${base}.replicas`);
  const onGke = labels['cloud.google.com/gke-gpu-sharing-strategy']
    ? labelNumber(labels, 'cloud.google.com/gke-max-shared-clients-per-gpu')
    : undefined;
  const isNamedShared =
    base === 'nvidia.com/gpu' &&
    /-SHARED$/.test(labels['nvidia.com/gpu.product'] ?? '');
  // More than one, though nobody says how many.
  return told ?? onGke ?? (isNamedShared ? 2 : 1);
}

/** MPS divides the memory, time-slicing does not: whoever comes first may take all of it. */
function sharedMemory(
  memory: Known<number>,
  replicas: number,
  labels: Labels,
): Known<number> {
  const strategy =
    labels['nvidia.com/gpu.sharing-strategy'] ??
    labels['cloud.google.com/gke-gpu-sharing-strategy'];
  if (isUnknown(memory)) {
    return memory;
  }
  return strategy === 'mps'
    ? Math.floor(memory / replicas)
    : unknown(
        `the ${memory} MiB of a device are not divided among those who share it`,
      );
}

function withProfile(
  product: Known<string>,
  profile: string | undefined,
): Known<string> {
  return isUnknown(product) || !profile
    ? product
    : `${product.replace(/-MIG-.*$/, '')}-MIG-${plainText(profile)}`;
}
