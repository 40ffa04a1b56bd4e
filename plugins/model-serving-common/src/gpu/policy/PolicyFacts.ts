import type {
  GpuHolder,
  GpuNode,
  GpuPool,
  GpuServiceUse,
} from '../../model/gpuTypes';
import type { SchedulableNode } from '../SchedulableNode';

/** A pod that holds accelerators, with the labels that rules may ask for. @public */
export interface PolicyHolder extends GpuHolder {
  /** absent: they were not kept */
  labels?: Readonly<Record<string, string>>;
}

/** What rules about accelerators are held against; parts of a report, and the time. @public */
export interface PolicyFacts {
  now: Date;
  /** that use and idleness are told over */
  windowSeconds: number;
  pools: readonly GpuPool[];
  nodes: readonly GpuNode[];
  holders: readonly PolicyHolder[];
  services: readonly GpuServiceUse[];
  /** for the labels of nodes; empty where no rule names one */
  schedulable: readonly SchedulableNode[];
}
