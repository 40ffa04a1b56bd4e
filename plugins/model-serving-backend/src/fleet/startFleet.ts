import type { LoggerService } from '@backstage/backend-plugin-api';
import { servingPlatforms } from '@modeldeck/plugin-model-serving-common';
import { LiveFleet } from '@modeldeck/plugin-model-serving-node';
import type { ClusterConfig } from '../config/ClusterConfig';
import { ClusterFleet, type Later } from './ClusterFleet';
import { CombinedFleet } from './CombinedFleet';
import { configHint } from './configHint';
import { connectCluster } from './connectCluster';
import type { Fleet } from './Fleet';
import { logClusterStates } from './logClusterStates';

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
      hint: text => configHint(text, cluster.key),
      link: async () => {
        const client = await connectCluster(cluster);
        return {
          check: () => client.version(),
          close: () => client.close(),
          watch: () => {
            const live = LiveFleet.start({
              clients: [client],
              platforms: servingPlatforms,
              now,
            });
            // Until then, every list that is still under way would be told as one that failed.
            void live
              .ready()
              .then(() => logClusterStates({ fleet: live, logger }));
            return live;
          },
        };
      },
      logger,
      now,
      later,
    }),
  );
  return new CombinedFleet(fleets, now);
}
