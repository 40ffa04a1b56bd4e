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
  it('adds a provider for each configured cluster', async () => {
    const providers = await providersFor({
      modelServing: {
        clusters: [
          { name: 'west', inCluster: true },
          { name: 'east', kubeconfig: {} },
        ],
      },
    });
    expect(providers.map(provider => provider.getProviderName())).toEqual([
      'model-serving:west',
      'model-serving:east',
    ]);
  });

  it('adds none when no clusters are configured', async () => {
    expect(await providersFor({})).toEqual([]);
  });
});
