import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { scaffolderTemplatingExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import { createPartsAction } from './actions/createPartsAction';
import { createProjectAction } from './actions/createProjectAction';
import { createValidateAction } from './actions/createValidateAction';
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
        config: coreServices.rootConfig,
        templating: scaffolderTemplatingExtensionPoint,
      },
      async init({ actions, config, templating }) {
        const settings = readProjectConfig(config);
        actions.addActions(
          createProjectAction({ settings }),
          createPartsAction(),
          createValidateAction(),
        );
        templating.addTemplateFilters(templateFilters);
      },
    });
  },
});
