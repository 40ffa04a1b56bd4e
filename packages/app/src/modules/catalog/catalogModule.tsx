import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

const providedApis = EntityCardBlueprint.make({
  name: 'provided-apis',
  params: {
    filter: { kind: 'component', 'spec.type': 'model-service' },
    loader: () =>
      import('./ProvidedApisCard').then(m => <m.ProvidedApisCard />),
  },
});

const apiProviders = EntityCardBlueprint.make({
  name: 'api-providers',
  params: {
    filter: { kind: 'api' },
    loader: () =>
      import('./ApiProvidersCard').then(m => <m.ApiProvidersCard />),
  },
});

const apiDefinition = EntityContentBlueprint.make({
  name: 'api-definition',
  params: {
    path: '/definition',
    title: 'Definition',
    filter: { kind: 'api' },
    loader: () => import('./ApiDefinition').then(m => <m.ApiDefinition />),
  },
});

/**
 * What the catalogue's pages of APIs show in this portal. Backstage's plugin-api-docs shows more,
 * and brings the viewers of every format with it; a portal that has it needs none of this.
 */
export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [providedApis, apiProviders, apiDefinition],
});
