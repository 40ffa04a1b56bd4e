import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
} from '@backstage/plugin-catalog-node';
import module from './index';

async function providersFor(config: object): Promise<EntityProvider[]> {
  const addEntityProvider = jest.fn();
  await startTestBackend({
    extensionPoints: [[catalogProcessingExtensionPoint, { addEntityProvider }]],
    features: [
      module,
      mockServices.rootConfig.factory({ data: config as never }),
    ],
  });
  return addEntityProvider.mock.calls.flat(2);
}

describe('the module', () => {
  it('adds a provider for each configured cluster, and one for the models of all', async () => {
    const providers = await providersFor({
      modelServing: {
        clusters: [
          { name: 'west', inCluster: true },
          { name: 'east', kubeconfig: {} },
        ],
      },
    });
    expect(providers.map(provider => provider.getProviderName())).toEqual([
      'model-serving-models',
      'model-serving:west',
      'model-serving:east',
    ]);
  });

  it('stops the start for a setting that cannot be used', async () => {
    await expect(
      providersFor({
        modelServing: {
          clusters: [{ name: 'west', inCluster: true }],
          catalog: { defaultOwner: 'the ml team' },
        },
      }),
    ).rejects.toThrow('modelServing.catalog.defaultOwner');
  });

  it('adds none when no clusters are configured', async () => {
    expect(await providersFor({})).toEqual([]);
  });
});
