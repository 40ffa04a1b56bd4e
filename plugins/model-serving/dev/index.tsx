import '@backstage/cli/asset-types';
import { createDevApp } from '@backstage/frontend-dev-utils';
import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import modelServingPlugin, { modelServingApiRef } from '../src';
import { DemoModelServingApi } from './DemoModelServingApi';

const demoPlugin = modelServingPlugin.withOverrides({
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: modelServingApiRef,
          deps: {},
          factory: () => new DemoModelServingApi(),
        }),
    }),
  ],
});

createDevApp({ features: [demoPlugin] });
