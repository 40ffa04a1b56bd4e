import type { LoggerService } from '@backstage/backend-plugin-api';
import { servingPlatforms } from '@modeldeck/plugin-model-serving-common';
import { LiveFleet } from '@modeldeck/plugin-model-serving-node';
import type { ClusterConfig } from '../config/ClusterConfig';
import { ClusterFleet, type Later } from './ClusterFleet';
import { CombinedFleet } from './CombinedFleet';
import { connectCluster } from './connectCluster';
import type { Fleet } from './Fleet';

/** Starts to watch the configured clusters, and does not wait for any of them. */
export function startFleet(options: {
  clusters: readonly ClusterConfig[];
  logger: LoggerService;
  now: () => Date;
  later: Later;
}): Fleet {
  const { clusters, logger, now, later } = options;
  const fleets = clusters.map(cluster =>
    ClusterFleet.start({
      name: cluster.name,
      connect: async () =>
        LiveFleet.start({
          clients: [await connectCluster(cluster)],
          platforms: servingPlatforms,
          now,
        }),
      logger,
      now,
      later,
    }),
  );
  return new CombinedFleet(fleets, now);
}
