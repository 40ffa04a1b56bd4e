import type {
  ClusterState,
  GpuHoldings,
} from '@modeldeck/plugin-model-serving-common';

/** What was read of the accelerators of some clusters. @public */
export interface GpuSnapshot {
  /** with a gap for each list that could not be read, or only in part */
  clusters: ClusterState[];
  /** of every cluster, in the same order; of one that was not read with nothing but the reason */
  holdings: GpuHoldings[];
}
