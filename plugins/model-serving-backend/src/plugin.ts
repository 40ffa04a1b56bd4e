import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  canaryControlPermission,
  manifestApplyPermission,
  modelServingPermissions,
} from '@modeldeck/plugin-model-serving-common';
import { Applier } from './apply/Applier';
import { CanaryWriter } from './canary/CanaryWriter';
import { startJudging } from './canary/startJudging';
import { readServingConfig } from './config/ServingConfig';
import { openDatabase } from './database/openDatabase';
import { publishChanges } from './events/publishChanges';
import { publishGpuPools } from './events/publishGpuPools';
import { startFleet } from './fleet/startFleet';
import { startGpus } from './gpu/startGpus';
import { createApplyRouter } from './http/createApplyRouter';
import { createCanaryRouter } from './http/createCanaryRouter';
import { createGpuRouter } from './http/createGpuRouter';
import { createPlatformRouter } from './http/createPlatformRouter';
import { createPreflightRouter } from './http/createPreflightRouter';
import { createProjectRouter } from './http/createProjectRouter';
import { createRegistryRouter } from './http/createRegistryRouter';
import { createRouter } from './http/createRouter';
import { ViewerStreams } from './http/ViewerStreams';
import { modelServiceResourceRef } from './permissions/modelServiceResource';
import { modelServiceRules } from './permissions/modelServiceRules';
import { createAuthorize } from './permissions/ServiceAccess';
import { Preflights } from './preflight/Preflights';
import { every, later, now } from './time';

/**
 * The live view of the model services on all configured clusters, and its REST API.
 *
 * @public
 */
export const modelServingPlugin = createBackendPlugin({
  pluginId: 'model-serving',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(services) {
        const { events, httpAuth, httpRouter, lifecycle, logger } = services;
        const config = readServingConfig(services.config);
        if (config.clusters.length === 0) {
          logger.warn(
            'No clusters are configured under modelServing.clusters, so there are no model services',
          );
        }
        const database = await openDatabase(services.database);
        const fleet = startFleet({ config, logger, now, later });
        publishChanges({ fleet, events, logger });
        publishGpuPools({ fleet, events, logger });

        services.permissionsRegistry.addResourceType({
          resourceRef: modelServiceResourceRef,
          permissions: modelServingPermissions,
          rules: Object.values(modelServiceRules),
          getResources: async ids => ids.map(id => fleet.get(id)),
        });
        const authorize = createAuthorize(services);
        const streams = new ViewerStreams({ fleet, authorize, now, every });
        httpRouter.use(createRouter({ fleet, streams, authorize, httpAuth }));
        const gpus = await startGpus({
          ...services,
          config,
          fleet,
          database,
          now,
          every,
        });
        httpRouter.use(
          createGpuRouter({ ...gpus, fleet, authorize, httpAuth, now }),
        );
        const preflights = new Preflights({ config, now });
        httpRouter.use(
          createPreflightRouter({ preflights, fleet, authorize, httpAuth }),
        );
        httpRouter.use(
          createRegistryRouter({
            access: config.artifacts,
            authorize,
            httpAuth,
          }),
        );
        httpRouter.use(
          createPlatformRouter({
            fleet,
            clusters: config.clusters,
            authorize,
            httpAuth,
          }),
        );
        httpRouter.use(
          createProjectRouter({
            settings: config.settings.projects,
            authorize,
            httpAuth,
          }),
        );
        const writer = new CanaryWriter({ config, now });
        httpRouter.use(
          createApplyRouter({
            fleet,
            applier: new Applier({ config, now }),
            writer,
            authorizeApply: createAuthorize({
              ...services,
              permission: manifestApplyPermission,
            }),
            httpAuth,
            auditor: services.auditor,
          }),
        );
        const judging = await startJudging({
          ...services,
          config,
          fleet,
          writer,
          database,
          now,
        });
        httpRouter.use(
          createCanaryRouter({
            ...judging,
            fleet,
            writer,
            authorize,
            authorizeControl: createAuthorize({
              ...services,
              permission: canaryControlPermission,
            }),
            authorizeApply: createAuthorize({
              ...services,
              permission: manifestApplyPermission,
            }),
            httpAuth,
            auditor: services.auditor,
          }),
        );

        lifecycle.addShutdownHook(async () => {
          streams.stop();
          gpus.stop();
          judging.stop();
          await fleet.stop();
        });
      },
    });
  },
});
