import { createApp } from '@backstage/frontend-defaults';
import { catalogModule } from './modules/catalog';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';
import { startModule } from './modules/start';

/** The portal. Plugins are found among this package's dependencies (`app.packages: all`). */
export const app = createApp({
  features: [catalogModule, navModule, signInModule, startModule],
});
