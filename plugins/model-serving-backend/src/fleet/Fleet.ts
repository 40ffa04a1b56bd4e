import type {
  ClusterState,
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';

/** What changed since the last change, or since the list that a subscriber read. */
export interface FleetChange {
  changed: ModelService[];
  /** ids of services that are gone for certain */
  removed: string[];
  /** the state of every cluster */
  clusters: ClusterState[];
}

export type FleetListener = (change: FleetChange) => void;

/** Model services in memory, kept up to date. */
export interface Fleet {
  list(): ModelServiceList;
  get(id: string): ModelService | undefined;
  /** Returns the function that ends the subscription. */
  subscribe(listener: FleetListener): () => void;
  stop(): Promise<void>;
}
