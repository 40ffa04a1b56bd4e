import type { Faults } from '../faults/Faults';
import type { PodLogs } from '../logs/PodLogs';
import type { ResourceRegistry } from '../resources/ResourceRegistry';
import type { ObjectStore } from '../store/ObjectStore';
import type { SimulatedTraffic } from '../traffic/SimulatedTraffic';
import type { WatchHub } from './read/WatchHub';
import type { ObjectWriter } from './write/ObjectWriter';

/** What the handlers of one simulated cluster share. */
export interface ClusterContext {
  registry: ResourceRegistry;
  store: ObjectStore;
  writer: ObjectWriter;
  watches: WatchHub;
  faults: Faults;
  logs: PodLogs;
  traffic: SimulatedTraffic;
  /** by namespace/service:port, the address of what stands for the service */
  backends: Map<string, string>;
  now(): Date;
}
