import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { createProviders } from './provider/createProviders';

/** @public */
export const catalogModuleModelServing = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'model-serving',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, config, ...services }) {
        catalog.addEntityProvider(createProviders(config, services));
      },
    });
  },
});
