import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';

/** The actions of the hosts' own modules, which templates name; a dry run takes none of them. */
export const publishActions = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'publish',
  register(env) {
    env.registerInit({
      deps: { actions: scaffolderActionsExtensionPoint },
      async init({ actions }) {
        for (const id of ['publish:github', 'publish:gitlab']) {
          actions.addActions(
            createTemplateAction({ id, handler: async () => {} }),
          );
        }
      },
    });
  },
});
