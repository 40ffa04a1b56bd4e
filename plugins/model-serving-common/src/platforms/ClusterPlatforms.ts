import type { Known } from '../model/known';

/** A kind of object that serving platforms are made of, as one cluster serves it. @public */
export interface PlatformResource {
  group: string;
  plural: string;
  /** unknown: e.g. the server behind an aggregated API does not answer */
  served: Known<boolean>;
  /** in which it is read; there where it is served */
  version?: string;
}

/** What a cluster has of serving platforms. @public */
export interface ClusterPlatforms {
  cluster: string;
  /** whether it answers now; of one that does not, what was last known is told */
  reachable: boolean;
  /** since when what is told may no longer hold; ISO 8601 */
  staleSince?: string;
  /** whether the portal writes there at all, by its configuration */
  writable: boolean;
  /** every kind that the portal looks for; unknown: the cluster could not be asked */
  resources: Known<readonly PlatformResource[]>;
}

/** @public */
export interface ClusterPlatformsList {
  items: readonly ClusterPlatforms[];
}
