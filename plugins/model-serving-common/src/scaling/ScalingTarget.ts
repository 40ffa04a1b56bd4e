import type { Known } from '../model/known';
import type { Accelerator } from '../model/types';

/** A workload that an autoscaler may scale. */
export interface ScalingTarget {
  /** e.g. `Deployment` */
  kind: string;
  name: string;
  /** that its spec asks for */
  replicas: Known<number>;
  /** that one of its pods asks for; absent: not looked at */
  accelerators?: readonly Accelerator[];
}
