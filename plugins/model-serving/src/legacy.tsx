/**
 * The same plugin for apps on the legacy frontend system.
 *
 * @packageDocumentation
 */
import {
  compatWrapper,
  convertLegacyRouteRef,
} from '@backstage/core-compat-api';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { ModelServingClient, modelServingApiRef } from './api';
import {
  GpuPoolPicker,
  type GpuPoolPickerProps,
} from './components/GpuPoolPicker';
import {
  RegistryModelPicker,
  type RegistryModelPickerProps,
} from './components/RegistryModelPicker';
import {
  ServingClusterPicker,
  type ServingClusterPickerOptions,
  type ServingClusterPickerProps,
} from './components/ServingClusterPicker';
import {
  refuseOptions,
  ServingOptionCheck,
  type ServingOptionCheckOptions,
  type ServingOptionCheckProps,
} from './components/ServingOptionCheck';
import {
  refusePlatform,
  ServingPlatformPicker,
  type ServingPlatformPickerOptions,
  type ServingPlatformPickerProps,
} from './components/ServingPlatformPicker';
import {
  ServingRepositoryPicker,
  type ServingRepositoryPickerOptions,
  type ServingRepositoryPickerProps,
  validateRepository,
} from './components/ServingRepositoryPicker';
import { canariesRouteRef, gpusRouteRef, rootRouteRef } from './routes';

export { isModelServingAvailable, SERVICE_ID_ANNOTATION } from './entity';

const legacyRootRouteRef = convertLegacyRouteRef(rootRouteRef);
const legacyCanariesRouteRef = convertLegacyRouteRef(canariesRouteRef);
const legacyGpusRouteRef = convertLegacyRouteRef(gpusRouteRef);

/** @public */
export const modelServingPlugin = createPlugin({
  id: 'model-serving',
  routes: {
    root: legacyRootRouteRef,
    canaries: legacyCanariesRouteRef,
    gpus: legacyGpusRouteRef,
  },
  apis: [
    createApiFactory({
      api: modelServingApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ModelServingClient(deps),
    }),
  ],
});

/** The page of all model services; mount it at `/models`. @public */
export const ModelsPage = modelServingPlugin.provide(
  createRoutableExtension({
    name: 'ModelsPage',
    mountPoint: legacyRootRouteRef,
    component: async () => {
      const { ModelServingPage } = await import(
        './components/ModelServingPage'
      );
      return () => compatWrapper(<ModelServingPage />);
    },
  }),
);

/** The page of canaries in flight; mount it at `/canaries`. @public */
export const CanariesPage = modelServingPlugin.provide(
  createRoutableExtension({
    name: 'CanariesPage',
    mountPoint: legacyCanariesRouteRef,
    component: async () => {
      const { CanariesPage: Page } = await import('./components/CanariesPage');
      return () => compatWrapper(<Page />);
    },
  }),
);

/** The page of GPU pools; mount it at `/gpus`. @public */
export const GpusPage = modelServingPlugin.provide(
  createRoutableExtension({
    name: 'GpusPage',
    mountPoint: legacyGpusRouteRef,
    component: async () => {
      const { GpusPage: Page } = await import('./components/GpusPage');
      return () => compatWrapper(<Page />);
    },
  }),
);

/** Content of an entity page's tab; show it where `isModelServingAvailable`. @public */
export const EntityServingContent = modelServingPlugin.provide(
  createComponentExtension({
    name: 'EntityServingContent',
    component: {
      lazy: async () => {
        const { EntityServingContent: Content } = await import(
          './components/EntityServingContent'
        );
        return () => compatWrapper(<Content />);
      },
    },
  }),
);

/** Card for the overview of Resources of type `ai-model` and `gpu-pool`. @public */
export const EntityServedByCard = modelServingPlugin.provide(
  createComponentExtension({
    name: 'EntityServedByCard',
    component: {
      lazy: async () => {
        const { EntityServedByCard: Card } = await import(
          './components/EntityServedByCard'
        );
        return () => compatWrapper(<Card />);
      },
    },
  }),
);

/** Card for an entity page's overview; show it where `isModelServingAvailable`. @public */
export const EntityServingCard = modelServingPlugin.provide(
  createComponentExtension({
    name: 'EntityServingCard',
    component: {
      lazy: async () => {
        const { EntityServingCard: Card } = await import(
          './components/EntityServingCard'
        );
        return () => compatWrapper(<Card />);
      },
    },
  }),
);

/** Card of a service's accelerators; show it where `isModelServingAvailable`. @public */
export const EntityGpuCard = modelServingPlugin.provide(
  createComponentExtension({
    name: 'EntityGpuCard',
    component: {
      lazy: async () => {
        const { EntityGpuCard: Card } = await import(
          './components/EntityGpuCard'
        );
        return () => compatWrapper(<Card />);
      },
    },
  }),
);

/** Card for the overview of Resources of type `gpu-pool`. @public */
export const EntityGpuPoolCard = modelServingPlugin.provide(
  createComponentExtension({
    name: 'EntityGpuPoolCard',
    component: {
      lazy: async () => {
        const { EntityGpuPoolCard: Card } = await import(
          './components/EntityGpuPoolCard'
        );
        return () => compatWrapper(<Card />);
      },
    },
  }),
);

/** Field `GpuPoolPicker` of templates; put it into `ScaffolderFieldExtensions`. @public */
export const GpuPoolPickerFieldExtension = modelServingPlugin.provide(
  createScaffolderFieldExtension<string>({
    name: 'GpuPoolPicker',
    component: (props: GpuPoolPickerProps) =>
      compatWrapper(<GpuPoolPicker {...props} />),
  }),
);

/** Field `RegistryModelPicker` of templates; put it into `ScaffolderFieldExtensions`. @public */
export const RegistryModelPickerFieldExtension = modelServingPlugin.provide(
  createScaffolderFieldExtension<string | undefined>({
    name: 'RegistryModelPicker',
    component: (props: RegistryModelPickerProps) =>
      compatWrapper(<RegistryModelPicker {...props} />),
  }),
);

/** Field `ServingClusterPicker` of templates; put it into `ScaffolderFieldExtensions`. @public */
export const ServingClusterPickerFieldExtension = modelServingPlugin.provide(
  createScaffolderFieldExtension<
    string | undefined,
    ServingClusterPickerOptions
  >({
    name: 'ServingClusterPicker',
    component: (props: ServingClusterPickerProps) =>
      compatWrapper(<ServingClusterPicker {...props} />),
  }),
);

/** Field `ServingPlatformPicker` of templates; put it into `ScaffolderFieldExtensions`. @public */
export const ServingPlatformPickerFieldExtension = modelServingPlugin.provide(
  createScaffolderFieldExtension<string, ServingPlatformPickerOptions>({
    name: 'ServingPlatformPicker',
    component: (props: ServingPlatformPickerProps) =>
      compatWrapper(<ServingPlatformPicker {...props} />),
    validation: refusePlatform,
  }),
);

/** Field `ServingRepositoryPicker` of templates; put it into `ScaffolderFieldExtensions`. @public */
export const ServingRepositoryPickerFieldExtension = modelServingPlugin.provide(
  createScaffolderFieldExtension<
    string | undefined,
    ServingRepositoryPickerOptions
  >({
    name: 'ServingRepositoryPicker',
    component: (props: ServingRepositoryPickerProps) =>
      compatWrapper(<ServingRepositoryPicker {...props} />),
    validation: validateRepository,
  }),
);

/** Field `ServingOptionCheck` of templates; put it into `ScaffolderFieldExtensions`. @public */
export const ServingOptionCheckFieldExtension = modelServingPlugin.provide(
  createScaffolderFieldExtension<null, ServingOptionCheckOptions>({
    name: 'ServingOptionCheck',
    component: (props: ServingOptionCheckProps) =>
      compatWrapper(<ServingOptionCheck {...props} />),
    validation: refuseOptions,
  }),
);
