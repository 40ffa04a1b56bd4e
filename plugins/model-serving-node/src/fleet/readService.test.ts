import {
  defineResource,
  type ServingPlatform,
} from '@modeldeck/plugin-model-serving-common';
import { FakeCluster } from '../__fixtures__/FakeCluster';
import {
  discoveryOf,
  modelPlatform,
  object,
  ROUTES,
} from '../__fixtures__/models';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';
import { readService, type ReadServiceOptions } from './readService';

describe('readService', () => {
  let cluster: FakeCluster;
  let client: KubeClient;

  beforeEach(async () => {
    cluster = await FakeCluster.start({
      models: [
        object('fraud'),
        object('churn'),
        object('fraud', { namespace: 'bank' }),
      ],
      pods: [
        object('fraud-1', { labels: { model: 'fraud' } }),
        object('churn-1', { labels: { model: 'churn' } }),
      ],
    });
    client = createKubeClient(cluster.server.connection());
  });

  afterEach(async () => {
    client.close();
    await cluster.server.stop();
  });

  const read = (options: Partial<ReadServiceOptions> = {}) =>
    readService({
      client,
      platforms: [modelPlatform],
      namespace: 'team',
      name: 'fraud',
      now: () => new Date('2026-11-21T12:00:00Z'),
      ...options,
    });

  it('reads one service and what belongs to it, and nothing else', async () => {
    const { items, clusters } = await read();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: 'west/team/model/fraud',
      health: { message: 'fraud-1' },
      observedAt: '2026-11-21T12:00:00.000Z',
    });
    expect(clusters).toMatchObject([{ reachable: true, gaps: [] }]);
    expect(cluster.server.paths()).toEqual([
      '/apis',
      '/apis/example.com/v2/namespaces/team/models?fieldSelector=metadata.name%3Dfraud&limit=500',
      '/api/v1/namespaces/team/pods?labelSelector=model%3Dfraud&limit=500',
      '/apis/routes.example.com/v1/namespaces/team/routes?limit=500',
    ]);
  });

  describe('when a platform looks for a service in several ways', () => {
    const platform: ServingPlatform = {
      ...modelPlatform,
      resources: modelPlatform.resources.map(need =>
        need.role === 'service'
          ? {
              ...need,
              named: (name: string) => [
                { name },
                { labelSelector: `is=${name}` },
              ],
            }
          : need,
      ),
    };
    const modelLists = () =>
      cluster.server.paths().filter(path => path.includes('/models'));

    it('takes one request where a page holds the whole kind', async () => {
      const { items } = await read({ platforms: [platform] });
      expect(items.map(({ name }) => name)).toEqual(['fraud']);
      expect(modelLists()).toEqual([
        '/apis/example.com/v2/namespaces/team/models?limit=500',
      ]);
      expect(cluster.server.paths()).toContain(
        '/api/v1/namespaces/team/pods?labelSelector=model%3Dfraud&limit=500',
      );
    });

    it('asks in each way where there are too many', async () => {
      cluster.pageSize = 1;
      const { items } = await read({ platforms: [platform] });
      expect(items.map(({ name }) => name)).toEqual(['fraud']);
      expect(modelLists()).toHaveLength(3);
    });
  });

  it('stops looking when there is no such service', async () => {
    const { items, clusters } = await read({ name: 'nobody' });
    expect(items).toEqual([]);
    expect(clusters).toMatchObject([{ reachable: true, gaps: [] }]);
    expect(cluster.server.paths()).toHaveLength(2);
  });

  it('does not call a service missing when it may not look', async () => {
    cluster.refused.models = 403;
    const { items, clusters } = await read();
    expect(items).toEqual([]);
    expect(clusters[0]?.gaps).toMatchObject([
      { resource: 'models.example.com', namespace: 'team', state: 'forbidden' },
    ]);
  });

  it('tells one kind from another of the same name', async () => {
    expect((await read({ kind: 'model' })).items).toHaveLength(1);
    expect((await read({ kind: 'Deployment' })).items).toEqual([]);
  });

  it('asks nothing of platforms that cannot have a claim on the kind', async () => {
    const others: ServingPlatform = {
      ...modelPlatform,
      resources: [
        {
          type: ROUTES,
          role: 'service',
          without: '-',
          named: name => [{ name }],
        },
      ],
      toModelServices: () => [],
    };
    const asked = async (kind: string) => {
      cluster.server.requests.length = 0;
      await read({ kind, platforms: [modelPlatform, others] });
      return cluster.server.paths().filter(path => /fieldSelector/.test(path));
    };
    const model = expect.stringContaining('/team/models?');
    const route = expect.stringContaining('/team/routes?');
    expect(await asked('pod')).toEqual([model]);
    expect(await asked('route')).toEqual([model, route]);
    expect(await asked('group of models')).toEqual([model, route]);
  });

  it('takes what another service owns for no service of its own, as the fleet does', async () => {
    const OWNERS = defineResource({
      group: 'owners.example.com',
      versions: ['v1'],
      plural: 'owners',
      kind: 'Owner',
      namespaced: true,
      read: () => ({}),
    });
    const owners: ServingPlatform = {
      ...modelPlatform,
      id: 'owners',
      resources: [
        {
          type: OWNERS,
          role: 'service',
          without: '-',
          named: name => [{ name }],
        },
      ],
      toModelServices: objects =>
        objects.list(OWNERS).map(({ metadata }) => {
          const [owned] = modelPlatform.toModelServices(objects);
          const { name } = metadata;
          const service = { ...owned!.service, name, objects: [] };
          return { service, uids: [metadata.uid], ownerUids: [] };
        }),
    };
    cluster.discovery = discoveryOf(
      ['example.com', 'v2', 'models'],
      ['owners.example.com', 'v1', 'owners'],
    );
    const owner = object('scoring');
    cluster.objects.owners = [owner];
    const owned: ServingPlatform = {
      ...modelPlatform,
      toModelServices: objects =>
        modelPlatform
          .toModelServices(objects)
          .map(claim => ({ ...claim, ownerUids: [owner.metadata.uid] })),
    };
    const fraud = object('fraud');
    cluster.objects.models = [
      {
        ...fraud,
        metadata: {
          ...fraud.metadata,
          ...{
            ownerReferences: [
              {
                apiVersion: 'owners.example.com/v1',
                kind: 'Owner',
                name: 'scoring',
                uid: owner.metadata.uid,
              },
            ],
          },
        },
      },
    ];
    const { items } = await read({ platforms: [owned, owners] });
    expect(items).toEqual([]);
    expect(cluster.server.paths()).toContain(
      '/apis/owners.example.com/v1/namespaces/team/owners?fieldSelector=metadata.name%3Dscoring&limit=500',
    );
  });

  it('reads all of a service that is found by one of its parts', async () => {
    cluster.objects.models = [
      object('fraud-v1', { labels: { service: 'fraud' } }),
      object('fraud-v2', { labels: { service: 'fraud' } }),
    ];
    const groups: ServingPlatform = {
      ...modelPlatform,
      resources: modelPlatform.resources.map(need =>
        need.role === 'service'
          ? {
              ...need,
              named: (name: string) => [
                { name },
                { labelSelector: `service=${name}` },
              ],
            }
          : need,
      ),
      toModelServices(objects) {
        const models = modelPlatform.toModelServices(objects);
        const refs = models.flatMap(({ service }) => service.objects);
        return models.slice(0, 1).map(({ service, ...claim }) => ({
          ...claim,
          service: { ...service, id: 'group', name: 'fraud', objects: refs },
        }));
      },
    };
    const { items } = await read({ name: 'fraud-v2', platforms: [groups] });
    expect(items.map(({ objects }) => objects.map(o => o.name))).toEqual([
      ['fraud-v1', 'fraud-v2'],
    ]);
    expect(
      cluster.server.paths().filter(path => path === '/apis'),
    ).toHaveLength(1);
  });

  it('says when the cluster does not answer', async () => {
    cluster.server.handle = (_, response) => response.destroy();
    const { items, clusters } = await read();
    expect(items).toEqual([]);
    expect(clusters).toMatchObject([{ name: 'west', reachable: false }]);
  });
});
