import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type { FleetListener } from '@modeldeck/plugin-model-serving-node';

/** Model services in memory, kept up to date. */
export interface Fleet {
  list(): ModelServiceList;
  get(id: string): ModelService | undefined;
  /** Returns the function that ends the subscription. */
  subscribe(listener: FleetListener): () => void;
  stop(): Promise<void>;
}
