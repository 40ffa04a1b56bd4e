import { mockServices } from '@backstage/backend-test-utils';
import {
  DEFAULT_CATALOG_OPTIONS,
  type Gap,
  GPU_POOLS_TOPIC,
  MODEL_SERVICES_TOPIC,
  type ModelService,
  modelServiceEntity,
} from '@modeldeck/plugin-model-serving-common';
import { AiModelEntityProvider } from '../provider/AiModelEntityProvider';
import { ModelServiceEntityProvider } from '../provider/ModelServiceEntityProvider';
import { CatalogDouble } from './CatalogDouble';
import { poolList, serviceList } from './modelServices';

/** The provider of the cluster "west", with the services that the backend tells and the catalogue holds. */
export async function providerOn(options: {
  services: ModelService[];
  held?: ModelService[];
}) {
  const services = jest.fn(async () => serviceList(options.services));
  const gpuPools = jest.fn(async () => poolList([]));
  const events = mockServices.events.mock();
  const logger = mockServices.logger.mock();
  const runner = { run: jest.fn() };
  const common = { catalogOptions: DEFAULT_CATALOG_OPTIONS, logger };
  const provider = new ModelServiceEntityProvider({
    cluster: 'west',
    reader: { services, gpuPools },
    models: new AiModelEntityProvider({ clusters: ['west'], ...common }),
    events,
    runner,
    ...common,
  });
  const catalog = new CatalogDouble(
    options.held?.map(service => modelServiceEntity(service)),
  );
  await provider.connect(catalog);
  const event = (topic: string, eventPayload: unknown): Promise<void> =>
    events.subscribe.mock.calls[0]![0].onEvent({ topic, eventPayload });
  return {
    catalog,
    services,
    gpuPools,
    logger,
    mutations: (act: () => Promise<void>) => catalog.mutations(act),
    readAll: (): Promise<void> => runner.run.mock.calls[0][0].fn(),
    change: (payload: object | undefined, gaps: Gap[] = []) =>
      event(
        MODEL_SERVICES_TOPIC,
        payload && { clusters: serviceList([], { gaps }).clusters, ...payload },
      ),
    changePools: (cluster = 'west') => event(GPU_POOLS_TOPIC, { cluster }),
    /** ids of the services that have a Component */
    inCatalog: () =>
      catalog
        .entities('Component')
        .map(
          ({ metadata }) => metadata.annotations?.['modeldeck.io/service-id'],
        )
        .sort(),
    dependsOn: () =>
      catalog
        .entities('Component')
        .flatMap(({ spec }) => spec?.dependsOn ?? []),
  };
}
