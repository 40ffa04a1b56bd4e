import type { Known } from '../model/known';

/** A workload that an autoscaler may scale. */
export interface ScalingTarget {
  /** e.g. `Deployment` */
  kind: string;
  name: string;
  /** that its spec asks for */
  replicas: Known<number>;
}
