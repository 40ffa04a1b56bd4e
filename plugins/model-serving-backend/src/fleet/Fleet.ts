import type {
  GpuPoolList,
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type {
  FleetListener,
  GpuSnapshot,
  ServedByCluster,
} from '@modeldeck/plugin-model-serving-node';

/** Told the name of a cluster whose GPU pools are not what they were. */
export type GpuPoolsListener = (cluster: string) => void;

/** Model services and GPU pools in memory, kept up to date. */
export interface Fleet {
  list(): ModelServiceList;
  get(id: string): ModelService | undefined;
  /** which GPU pools there are */
  gpuPools(): GpuPoolList;
  /** who holds what of them; without telemetry */
  gpus(): GpuSnapshot;
  /** which kinds of serving platforms there are */
  served(): ServedByCluster[];
  /** Returns the function that ends the subscription. */
  subscribe(listener: FleetListener): () => void;
  /** Returns the function that ends the subscription. */
  subscribeGpuPools(listener: GpuPoolsListener): () => void;
  stop(): Promise<void>;
}
