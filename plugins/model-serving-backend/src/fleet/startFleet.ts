import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ServingConfig } from '../config/ServingConfig';
import { ClusterFleet, type Later } from './ClusterFleet';
import { CombinedFleet } from './CombinedFleet';
import { configHint } from './configHint';
import { connectCluster } from './connectCluster';
import type { Fleet } from './Fleet';
import { logClusterStates } from './logClusterStates';
import { WatchedCluster } from './WatchedCluster';

/** Starts to watch the configured clusters, and does not wait for any of them. */
export function startFleet(options: {
  config: ServingConfig;
  logger: LoggerService;
  now: () => Date;
  later: Later;
}): Fleet {
  const { config, logger, now, later } = options;
  const { settings } = config;
  const fleets = config.clusters.map(cluster =>
    ClusterFleet.start({
      name: cluster.name,
      hint: text => configHint(text, cluster.key),
      link: async () => {
        const client = await connectCluster(cluster);
        return {
          check: () => client.version(),
          close: () => client.close(),
          watch: () => {
            const live = new WatchedCluster({
              client,
              settings,
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
