import { plainText } from '../kubernetes/plainText';

/**
 * Labels that say what accelerator a node has: GPU feature discovery's, AMD's, and the clouds'.
 * (NVIDIA/k8s-device-plugin: docs/gpu-feature-discovery; ROCm/k8s-device-plugin: cmd/k8s-node-labeller)
 */
const PRODUCT_KEYS = [
  'nvidia.com/gpu.product',
  'amd.com/gpu.product-name',
  'beta.amd.com/gpu.product-name',
  'cloud.google.com/gke-accelerator',
  'cloud.google.com/gke-tpu-accelerator',
  'gpu.intel.com/product',
  'karpenter.k8s.aws/instance-gpu-name',
  'karpenter.k8s.aws/instance-accelerator-name',
];

/** What accelerator a node has, as its labels say; undefined when they say nothing. */
export function nodeProduct(
  labels: Readonly<Record<string, string>>,
): string | undefined {
  const value = PRODUCT_KEYS.map(key => labels[key]).find(Boolean);
  return value === undefined ? undefined : plainText(value) || undefined;
}
