import type {
  ClusterState,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';

/** What the backend says has changed since its last event. @public */
export interface FleetChange {
  changed: ModelService[];
  /** ids of services that are gone */
  removed: string[];
  clusters: ClusterState[];
}
