import { mockServices } from '@backstage/backend-test-utils';
import {
  aiModelEntity,
  DEFAULT_CATALOG_OPTIONS,
  type ModelService,
  modelUses,
} from '@modeldeck/plugin-model-serving-common';
import { CatalogDouble } from '../__testUtils__/CatalogDouble';
import { modelService } from '../__testUtils__/modelServices';
import { AiModelEntityProvider } from './AiModelEntityProvider';

function serving(
  cluster: string,
  uri: string,
  overrides: Partial<ModelService> = {},
): ModelService {
  const { model } = modelService();
  return modelService({
    cluster,
    model: { ...model, storageUri: uri },
    ...overrides,
  });
}

const modelsOf = (...services: ModelService[]) =>
  new Map(services.map(service => [service.id, modelUses(service)]));

const west = serving('west', 's3://models/shared');
const east = serving('east', 's3://models/shared');
const onlyEast = serving('east', 's3://models/east', { name: 'other' });

async function setup(isConnected = true) {
  const logger = mockServices.logger.mock();
  const provider = new AiModelEntityProvider({
    clusters: ['west', 'east'],
    catalogOptions: DEFAULT_CATALOG_OPTIONS,
    logger,
  });
  const catalog = new CatalogDouble();
  const connect = () => provider.connect(catalog);
  if (isConnected) {
    await connect();
  }
  const uris = () =>
    catalog
      .entities('Resource')
      .map(({ metadata }) => metadata.annotations?.['modeldeck.io/storage-uri'])
      .sort();
  return {
    provider,
    connect,
    catalog,
    applyMutation: catalog.applyMutation,
    mutations: (act: () => Promise<void>) => catalog.mutations(act),
    uris,
    logger,
  };
}

describe('AiModelEntityProvider', () => {
  it('has one entity for a model that two clusters serve', async () => {
    const { provider, uris, applyMutation } = await setup();
    await provider.replace('west', modelsOf(west), true);
    await provider.replace('east', modelsOf(east, onlyEast), true);
    expect(uris()).toEqual(['s3://models/east', 's3://models/shared']);
    expect(applyMutation.mock.lastCall?.[0]).toMatchObject({
      type: 'full',
      entities: [
        { locationKey: 'model-serving-models' },
        { locationKey: 'model-serving-models' },
      ],
    });
  });

  it('takes a model away only when the last cluster serves it no more', async () => {
    const { provider, uris, mutations } = await setup();
    await provider.replace('west', modelsOf(west), true);
    await provider.replace('east', modelsOf(east), true);
    expect(
      await mutations(() => provider.change(new Map([[west.id, []]]))),
    ).toEqual([]);
    expect(uris()).toEqual(['s3://models/shared']);
    expect(
      await mutations(() => provider.replace('east', new Map(), true)),
    ).toEqual(['delta']);
    expect(uris()).toEqual([]);
  });

  it('takes nothing away while a cluster was not read, which may serve it too', async () => {
    const { provider, uris } = await setup();
    await provider.replace('west', modelsOf(west), true);
    await provider.change(new Map([[west.id, []]]));
    expect(uris()).toEqual(['s3://models/shared']);
    await provider.replace('east', modelsOf(onlyEast), false);
    expect(uris()).toEqual(['s3://models/east', 's3://models/shared']);
    await provider.replace('east', modelsOf(onlyEast), true);
    expect(uris()).toEqual(['s3://models/east']);
  });

  it('removes what the catalogue had before, once every cluster was read', async () => {
    const { provider, catalog, uris } = await setup();
    const before = aiModelEntity([modelUses(onlyEast)[0]!]);
    catalog.held.set('resource:default/old', before);
    await provider.replace('west', modelsOf(west), true);
    expect(uris()).toEqual(['s3://models/east', 's3://models/shared']);
    await provider.replace('east', modelsOf(east), true);
    expect(uris()).toEqual(['s3://models/shared']);
  });

  it('changes nothing when all is read again and nothing is new', async () => {
    const { provider, mutations } = await setup();
    await provider.replace('west', modelsOf(west), true);
    await provider.replace('east', modelsOf(east, onlyEast), true);
    const again = async () => {
      await provider.replace('east', modelsOf(onlyEast, east), true);
      await provider.replace('west', modelsOf(west), true);
      await provider.change(modelsOf(west));
    };
    expect(await mutations(again)).toEqual([]);
  });

  it('gives what was read before it was connected', async () => {
    const { provider, connect, uris } = await setup(false);
    await provider.replace('west', modelsOf(west), true);
    expect(uris()).toEqual([]);
    await connect();
    expect(uris()).toEqual(['s3://models/shared']);
  });

  it('tells everything again after a mutation that failed', async () => {
    const { provider, applyMutation, uris, logger } = await setup();
    await provider.replace('west', modelsOf(west), true);
    await provider.replace('east', new Map(), true);
    applyMutation.mockRejectedValueOnce(new Error('database is locked'));
    await provider.change(modelsOf(onlyEast));
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('database is locked'),
    );
    await provider.change(modelsOf(west));
    expect(uris()).toEqual(['s3://models/east', 's3://models/shared']);
  });
});
