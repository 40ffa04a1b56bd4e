import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import {
  DEFAULT_CATALOG_OPTIONS,
  type ModelService,
  modelUses,
} from '@modeldeck/plugin-model-serving-common';
import { modelService } from '../__fixtures__/modelServices';
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
  const held = new Map<string, unknown>();
  const logger = mockServices.logger.mock();
  const provider = new AiModelEntityProvider({
    clusters: ['west', 'east'],
    catalogOptions: DEFAULT_CATALOG_OPTIONS,
    logger,
  });
  const applyMutation = jest.fn(async (mutation: EntityProviderMutation) => {
    const added = mutation.type === 'full' ? mutation.entities : mutation.added;
    if (mutation.type === 'full') {
      held.clear();
    } else {
      for (const removed of mutation.removed) {
        held.delete(stringifyEntityRef((removed as any).entity));
      }
    }
    added.forEach(({ entity }) => held.set(stringifyEntityRef(entity), entity));
  });
  const connect = () => provider.connect({ applyMutation, refresh: jest.fn() });
  if (isConnected) {
    await connect();
  }
  const mutations = async (act: () => Promise<void>) => {
    const before = applyMutation.mock.calls.length;
    await act();
    return applyMutation.mock.calls.slice(before).map(([{ type }]) => type);
  };
  const uris = () =>
    [...held.values()]
      .map(
        entity =>
          (entity as any).metadata.annotations['modeldeck.io/storage-uri'],
      )
      .sort();
  return { provider, connect, applyMutation, mutations, uris, held, logger };
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
    const { provider, held } = await setup();
    held.set('resource:default/old', {
      metadata: { annotations: { 'modeldeck.io/storage-uri': 'old' } },
    });
    await provider.replace('west', modelsOf(west), true);
    expect(held.has('resource:default/old')).toBe(true);
    await provider.replace('east', modelsOf(east), true);
    expect([...held.keys()]).toHaveLength(1);
    expect(held.has('resource:default/old')).toBe(false);
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
