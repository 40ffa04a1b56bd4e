/**
 * Whether a DRA driver gives out accelerators: `gpu.nvidia.com`, `tpu.google.com`, but not
 * `compute-domain.nvidia.com` or a network's.
 */
export function isAcceleratorDriver(driver: string): boolean {
  return /^([a-z0-9-]+\.)*(gpu|tpu|npu|gaudi|neuron)\.[a-z0-9.-]+$/.test(
    driver,
  );
}
