import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { RiBrain2Line, RiCpuLine, RiScales3Line } from '@remixicon/react';
import { ModelServingClient, modelServingApiRef } from './api';
import { SERVICE_ID_ANNOTATION } from './entity';
import { canariesRouteRef, gpusRouteRef, rootRouteRef } from './routes';

const hasServiceId = {
  [`metadata.annotations.${SERVICE_ID_ANNOTATION}`]: { $exists: true },
};

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: modelServingApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new ModelServingClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/models',
    title: 'Models',
    icon: <RiBrain2Line />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/ModelServingPage').then(m => <m.ModelServingPage />),
  },
});

const canariesPage = PageBlueprint.make({
  name: 'canaries',
  params: {
    path: '/canaries',
    title: 'Canaries',
    icon: <RiScales3Line />,
    routeRef: canariesRouteRef,
    loader: () =>
      import('./components/CanariesPage').then(m => <m.CanariesPage />),
  },
});

const gpusPage = PageBlueprint.make({
  name: 'gpus',
  params: {
    path: '/gpus',
    title: 'GPU pools',
    icon: <RiCpuLine />,
    routeRef: gpusRouteRef,
    loader: () => import('./components/GpusPage').then(m => <m.GpusPage />),
  },
});

const entityContent = EntityContentBlueprint.make({
  name: 'serving',
  params: {
    path: '/serving',
    title: 'Serving',
    filter: hasServiceId,
    loader: () =>
      import('./components/EntityServingContent').then(m => (
        <m.EntityServingContent />
      )),
  },
});

/** Resources that model services depend on. */
const isUsedByServices = {
  'spec.type': { $in: ['ai-model', 'gpu-pool'] },
};

const entityCard = EntityCardBlueprint.make({
  name: 'serving',
  params: {
    filter: hasServiceId,
    // Beside the entity's description: below its relations nobody would look for its health.
    type: 'info',
    loader: () =>
      import('./components/EntityServingCard').then(m => (
        <m.EntityServingCard />
      )),
  },
});

const servedByCard = EntityCardBlueprint.make({
  name: 'served-by',
  params: {
    filter: isUsedByServices,
    type: 'content',
    loader: () =>
      import('./components/EntityServedByCard').then(m => (
        <m.EntityServedByCard />
      )),
  },
});

const gpuCard = EntityCardBlueprint.make({
  name: 'gpus',
  params: {
    filter: hasServiceId,
    type: 'content',
    loader: () =>
      import('./components/EntityGpuCard').then(m => <m.EntityGpuCard />),
  },
});

const gpuPoolCard = EntityCardBlueprint.make({
  name: 'gpu-pool',
  params: {
    filter: { 'spec.type': 'gpu-pool' },
    type: 'content',
    loader: () =>
      import('./components/EntityGpuPoolCard').then(m => (
        <m.EntityGpuPoolCard />
      )),
  },
});

const gpuPoolPicker = FormFieldBlueprint.make({
  name: 'gpu-pool-picker',
  params: {
    field: () =>
      import('./components/GpuPoolPicker').then(m => m.gpuPoolPickerField),
  },
});

const servingRepositoryPicker = FormFieldBlueprint.make({
  name: 'serving-repository-picker',
  params: {
    field: () =>
      import('./components/ServingRepositoryPicker').then(
        m => m.servingRepositoryPickerField,
      ),
  },
});

const registryModelPicker = FormFieldBlueprint.make({
  name: 'registry-model-picker',
  params: {
    field: () =>
      import('./components/RegistryModelPicker').then(
        m => m.registryModelPickerField,
      ),
  },
});

const servingClusterPicker = FormFieldBlueprint.make({
  name: 'serving-cluster-picker',
  params: {
    field: () =>
      import('./components/ServingClusterPicker').then(
        m => m.servingClusterPickerField,
      ),
  },
});

const servingPlatformPicker = FormFieldBlueprint.make({
  name: 'serving-platform-picker',
  params: {
    field: () =>
      import('./components/ServingPlatformPicker').then(
        m => m.servingPlatformPickerField,
      ),
  },
});

const servingOptionCheck = FormFieldBlueprint.make({
  name: 'serving-option-check',
  params: {
    field: () =>
      import('./components/ServingOptionCheck').then(
        m => m.servingOptionCheckField,
      ),
  },
});

/** Model services on Kubernetes, for the new frontend system. @public */
export const modelServingPlugin = createFrontendPlugin({
  pluginId: 'model-serving',
  title: 'Models',
  icon: <RiBrain2Line />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    canaries: canariesRouteRef,
    gpus: gpusRouteRef,
  },
  extensions: [
    api,
    page,
    canariesPage,
    gpusPage,
    entityContent,
    entityCard,
    gpuCard,
    gpuPoolCard,
    servedByCard,
    gpuPoolPicker,
    registryModelPicker,
    servingClusterPicker,
    servingPlatformPicker,
    servingOptionCheck,
    servingRepositoryPicker,
  ],
});
