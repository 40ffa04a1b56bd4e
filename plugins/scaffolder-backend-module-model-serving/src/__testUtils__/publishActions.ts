import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { FORGES } from '../forge/forgeOf';

/** The actions of the hosts' own modules, which templates name; a dry run takes none of them. */
export const publishActions = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'publish',
  register(env) {
    env.registerInit({
      deps: { actions: scaffolderActionsExtensionPoint },
      async init({ actions }) {
        for (const id of FORGES.map(forge => `publish:${forge}`)) {
          actions.addActions(
            createTemplateAction({ id, handler: async () => {} }),
          );
        }
      },
    });
  },
});
