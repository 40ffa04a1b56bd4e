import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { Navigation } from './Navigation';

const navContent = NavContentBlueprint.make({
  params: { component: Navigation },
});

/** The sidebar: models first, this is what the portal is for. */
export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [navContent],
});
