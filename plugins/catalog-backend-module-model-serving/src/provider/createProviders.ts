import type {
  AuthService,
  DiscoveryService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { EntityProvider } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import { readCatalogOptions } from '../config/readCatalogOptions';
import { AiModelEntityProvider } from './AiModelEntityProvider';
import { createFleetReader } from './FleetReader';
import { ModelServiceEntityProvider } from './ModelServiceEntityProvider';
import { readSchedule } from './readSchedule';

/**
 * A provider for every cluster in `modelServing.clusters`, and one for the models that all of
 * them serve. None without clusters: the catalogue then removes what they gave.
 */
export function createProviders(
  config: Config,
  services: {
    auth: AuthService;
    discovery: DiscoveryService;
    events: EventsService;
    logger: LoggerService;
    scheduler: SchedulerService;
  },
): EntityProvider[] {
  const catalogOptions = readCatalogOptions(config);
  const clusters = (
    config.getOptionalConfigArray('modelServing.clusters') ?? []
  ).map(cluster => cluster.getString('name').trim());
  if (clusters.length === 0) {
    return [];
  }
  const { events, logger, scheduler } = services;
  const reader = createFleetReader(services);
  const models = new AiModelEntityProvider({
    clusters,
    catalogOptions,
    logger,
  });
  return [
    models,
    ...clusters.map(
      cluster =>
        new ModelServiceEntityProvider({
          cluster,
          catalogOptions,
          reader,
          models,
          events,
          logger,
          runner: scheduler.createScheduledTaskRunner(readSchedule(config)),
        }),
    ),
  ];
}
