import type { ClusterState, ModelService } from './model/types';

/** The topic on which the portal's backend tells what changed in the fleet. @public */
export const MODEL_SERVICES_TOPIC = 'model-serving.services';

/** The payload of events on that topic. @public */
export interface ModelServicesChanged {
  changed: ModelService[];
  /** ids of services that are gone for certain, never of those that cannot be read */
  removed: string[];
  /** how the clusters are now; which lists of theirs cannot be read, and so hide parts of services */
  clusters: ClusterState[];
}

/** The topic on which the portal's backend tells whose GPU pools changed. @public */
export const GPU_POOLS_TOPIC = 'model-serving.gpu-pools';

/** The payload of events on that topic. @public */
export interface GpuPoolsChanged {
  cluster: string;
}
