/** A physical NVIDIA device of a node, as the driver names it. */
export interface GpuDevice {
  index: number;
  uuid: string;
  pciBusId: string;
  /** as NVML names it, e.g. `NVIDIA A100-SXM4-80GB` */
  model: string;
  memoryMiB: number;
  /** of a device that is cut into parts (MIG) */
  instances: readonly GpuInstance[];
}

/** A part of a device, with its own memory. */
export interface GpuInstance {
  id: number;
  /** e.g. `3g.20gb` */
  profile: string;
  memoryMiB: number;
}

/** A device as ResourceSlices offer it. */
export interface ClaimedDevice {
  pool: string;
  device: string;
}

/** What one container is given of a resource: a device, one of the shares of it, or a part. */
export interface GpuUnit {
  /** the same whenever the node is read */
  id: string;
  /** extended resource name; of claimed devices empty */
  resource: string;
  device: GpuDevice;
  instance?: GpuInstance;
  /** what claims name it by */
  claimed?: ClaimedDevice;
}
