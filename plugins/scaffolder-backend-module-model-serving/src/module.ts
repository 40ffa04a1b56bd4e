import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { scaffolderTemplatingExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import { systemTiming } from '@modeldeck/plugin-model-serving-node';
import { createDeployAction } from './actions/createDeployAction';
import { createFitAction } from './actions/createFitAction';
import { createPartsAction } from './actions/createPartsAction';
import { createPreflightAction } from './actions/createPreflightAction';
import { createProjectAction } from './actions/createProjectAction';
import { createRegisterAction } from './actions/createRegisterAction';
import { createResolveModelAction } from './actions/createResolveModelAction';
import { createStartCanaryAction } from './actions/createStartCanaryAction';
import { createValidateAction } from './actions/createValidateAction';
import { ModelServingBackend } from './backend/ModelServingBackend';
import { readProjectConfig } from './config/readProjectConfig';
import { templateFilters } from './filters/templateFilters';

/** @public */
export const scaffolderModuleModelServing = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'model-serving',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        templating: scaffolderTemplatingExtensionPoint,
      },
      async init({ actions, auth, catalog, config, discovery, templating }) {
        const settings = readProjectConfig(config);
        const integrations = ScmIntegrations.fromConfig(config);
        const backend = new ModelServingBackend({ auth, discovery });
        actions.addActions(
          createProjectAction({ settings, integrations }),
          createPartsAction(),
          createValidateAction(),
          createResolveModelAction({ backend }),
          createRegisterAction({ catalog, integrations }),
          createFitAction({ backend }),
          createPreflightAction({ backend }),
          createStartCanaryAction({ backend }),
          createDeployAction({
            backend,
            timing: systemTiming,
            appUrl: config.getOptionalString('app.baseUrl'),
          }),
        );
        templating.addTemplateFilters(templateFilters);
      },
    });
  },
});
