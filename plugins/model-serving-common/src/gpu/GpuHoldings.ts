import type {
  GpuDemand,
  GpuHolder,
  GpuNode,
  GpuPool,
  GpuQuota,
} from '../model/gpuTypes';
import type { Accelerator } from '../model/types';
import type { SchedulableNode } from './SchedulableNode';

/** Devices that a pod holds by a claim, which other pods may use as well. @public */
export interface ClaimedDevices {
  /** name of the ResourceClaim */
  claim: string;
  /** units by driver */
  accelerators: readonly Accelerator[];
  /** `driver/pool/device` */
  devices: readonly string[];
}

/** A pod that holds accelerators, before anybody has said on whose behalf. @public */
export interface GpuHolding
  extends Omit<
    GpuHolder,
    'class' | 'service' | 'revision' | 'traffic' | 'used' | 'idleSeconds'
  > {
  /** by its owners and labels; serving is told by the model services only */
  class: Exclude<GpuHolder['class'], 'serving'>;
  claimed: readonly ClaimedDevices[];
  /** of the pod, for rules that ask for them */
  labels: Readonly<Record<string, string>>;
}

/**
 * What one cluster's objects tell of its accelerators, without telemetry: `used` and `idleHeld` are
 * unknown, and so are the devices of a node, unless they are given out by claims.
 *
 * @public
 */
export interface GpuHoldings {
  cluster: string;
  pools: readonly GpuPool[];
  nodes: readonly GpuNode[];
  holders: readonly GpuHolding[];
  demand: readonly GpuDemand[];
  quotas: readonly GpuQuota[];
  schedulable: readonly SchedulableNode[];
  problems: readonly string[];
}
