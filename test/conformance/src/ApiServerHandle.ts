import type { ApiServerAddress } from '@modeldeck/simulated-cluster';

/** A running API server that the suite is tried on. */
export interface ApiServerHandle extends ApiServerAddress {
  name: string;
  /** makes the server forget all history up to now */
  compact(): Promise<void>;
  stop(): Promise<void>;
}
