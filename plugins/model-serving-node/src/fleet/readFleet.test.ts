import {
  defineResource,
  type ModelServiceList,
  modelServiceListSchema,
  PODS,
  type ServingPlatform,
} from '@modeldeck/plugin-model-serving-common';
import { FakeCluster } from '../__fixtures__/FakeCluster';
import {
  discoveryOf,
  modelPlatform,
  MODELS,
  object,
  ROUTES,
} from '../__fixtures__/models';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';
import { readFleet, type ReadFleetOptions } from './readFleet';

const now = () => new Date('2026-11-21T12:00:00Z');

describe('readFleet', () => {
  let cluster: FakeCluster;
  let client: KubeClient;

  beforeEach(async () => {
    cluster = await FakeCluster.start({
      models: [
        object('fraud'),
        object('churn'),
        object('risk', { namespace: 'bank' }),
      ],
      pods: [
        object('fraud-1', { labels: { model: 'fraud' } }),
        object('other', { namespace: 'system', labels: { model: 'none' } }),
      ],
    });
    client = createKubeClient(cluster.server.connection());
  });

  afterEach(async () => {
    client.close();
    await cluster.server.stop();
  });

  const read = (
    options: Partial<ReadFleetOptions> = {},
  ): Promise<ModelServiceList> =>
    readFleet({
      clients: [client],
      platforms: [modelPlatform],
      now,
      ...options,
    });

  const names = ({ items }: ModelServiceList) =>
    items.map(({ namespace, name }) => `${namespace}/${name}`);

  it('reads every namespace in order, each service with what belongs to it', async () => {
    const fleet = await read();
    expect(modelServiceListSchema.parse(fleet)).toEqual(fleet);
    expect(names(fleet)).toEqual(['bank/risk', 'team/churn', 'team/fraud']);
    expect(fleet.items.map(({ health }) => health.message)).toEqual([
      '',
      '',
      'fraud-1',
    ]);
    expect(fleet.clusters).toEqual([
      { name: 'west', version: 'v1.34.1', reachable: true, gaps: [] },
    ]);
  });

  it('dates everything with the time of the read', async () => {
    const fleet = await read();
    expect(fleet.observedAt).toBe('2026-11-21T12:00:00.000Z');
    expect(fleet.items[0]?.observedAt).toBe(fleet.observedAt);
  });

  it('asks for each kind once, in the version that is served, as narrowly as the platforms say', async () => {
    cluster.discovery = discoveryOf(['example.com', 'v1', 'models']);
    await read({ namespace: 'team', labelSelector: 'tier=gold' });
    expect(cluster.server.paths().sort()).toEqual([
      '/api/v1/namespaces/team/pods?labelSelector=model&limit=500',
      '/apis',
      '/apis/example.com/v1/namespaces/team/models?labelSelector=tier%3Dgold&limit=500',
      '/version',
    ]);
  });

  it('leaves out what the selector does not mean, though another platform needs it', async () => {
    await cluster.server.stop();
    cluster = await FakeCluster.start({
      models: [
        object('fraud', { labels: { tier: 'gold' } }),
        object('churn', { labels: { tier: 'tin' } }),
      ],
    });
    client.close();
    client = createKubeClient(cluster.server.connection());
    const graphs: ServingPlatform = {
      ...modelPlatform,
      id: 'graphs',
      resources: [{ type: MODELS, role: 'join', without: '-' }],
      toModelServices: () => [],
    };
    const fleet = await read({
      platforms: [modelPlatform, graphs],
      labelSelector: 'tier=gold',
    });
    expect(names(fleet)).toEqual(['team/fraud']);
  });

  it('merges the lists of platforms that select differently', async () => {
    const pods = (fleetSelector: string | undefined): ServingPlatform => ({
      ...modelPlatform,
      id: fleetSelector ?? 'wide',
      resources: [
        { type: MODELS, role: 'service', without: '-' },
        {
          type: PODS,
          role: 'join',
          without: '-',
          fleetSelector: () => fleetSelector,
        },
      ],
      toModelServices: () => [],
    });
    await read({ platforms: [modelPlatform, pods('other'), pods('model')] });
    const podLists = () =>
      cluster.server.paths().filter(path => path.includes('/pods'));
    expect(podLists()).toEqual([
      '/api/v1/pods?labelSelector=model&limit=500',
      '/api/v1/pods?labelSelector=other&limit=500',
    ]);

    cluster.server.requests.length = 0;
    await read({ platforms: [modelPlatform, pods(undefined)] });
    expect(podLists()).toEqual(['/api/v1/pods?limit=500']);
  });

  it('asks for nothing that would belong to a platform which the cluster does not have', async () => {
    const absent: ServingPlatform = {
      ...modelPlatform,
      id: 'routes',
      resources: [
        { type: ROUTES, role: 'service', without: '-' },
        { type: PODS, role: 'join', without: '-', fleetSelector: () => 'x' },
      ],
      toModelServices: () => [],
    };
    cluster.discovery = discoveryOf(['example.com', 'v2', 'models']);
    const fleet = await read({ platforms: [modelPlatform, absent] });
    expect(cluster.server.paths().sort()).toEqual([
      '/api/v1/pods?labelSelector=model&limit=500',
      '/apis',
      '/apis/example.com/v2/models?limit=500',
      '/version',
    ]);
    expect(fleet.clusters[0]?.gaps).toEqual([]);
  });

  it('reads objects in a version that is not known, and says which', async () => {
    cluster.discovery = discoveryOf(['example.com', 'v9', 'models']);
    const seen: string[] = [];
    await read({
      platforms: [
        {
          ...modelPlatform,
          toModelServices(objects) {
            seen.push(...objects.list(MODELS).map(o => o.apiVersion));
            return modelPlatform.toModelServices(objects);
          },
        },
      ],
    });
    expect(new Set(seen)).toEqual(new Set(['example.com/v9']));
  });

  it('gives cluster-scoped objects to every namespace', async () => {
    const CLASSES = defineResource({
      group: 'example.com',
      versions: ['v2'],
      plural: 'classes',
      kind: 'Class',
      namespaced: false,
      read: () => ({}),
    });
    cluster.discovery = discoveryOf(
      ['example.com', 'v2', 'models'],
      ['example.com', 'v2', 'classes'],
    );
    cluster.objects.classes = [object('gold', { namespace: '' })];
    const seen: string[] = [];
    const platform: ServingPlatform = {
      ...modelPlatform,
      resources: [
        ...modelPlatform.resources,
        { type: CLASSES, role: 'join', without: 'which classes there are' },
      ],
      toModelServices(objects) {
        const classes = objects.list(CLASSES).map(o => o.metadata.name);
        seen.push(`${objects.namespace}: ${classes}`);
        return modelPlatform.toModelServices(objects);
      },
    };
    await read({ platforms: [platform] });
    expect(seen).toEqual(['bank: gold', 'team: gold']);

    cluster.refused.classes = 403;
    const { clusters } = await read({
      platforms: [platform],
      namespace: 'team',
    });
    expect(clusters[0]?.gaps).toEqual([
      {
        resource: 'classes.example.com',
        state: 'forbidden',
        reason: 'classes refused',
        consequence: 'which classes there are',
      },
    ]);
  });

  it('has no gap for kinds that the cluster does not serve, but tells the platform', async () => {
    cluster.discovery = discoveryOf(['example.com', 'v2', 'models']);
    const fleet = await read();
    expect(fleet.clusters[0]?.gaps).toEqual([]);
    expect(fleet.items[0]?.mode).toBe(
      'routes.routes.example.com: the cluster does not serve this kind',
    );
  });

  it.each([
    [403, 'forbidden'],
    [500, 'failed'],
  ])('says what HTTP %d on one list hides', async (status, state) => {
    cluster.refused.routes = status;
    const fleet = await read({ namespace: 'team' });
    expect(names(fleet)).toEqual(['team/churn', 'team/fraud']);
    expect(fleet.clusters[0]?.gaps).toEqual([
      {
        resource: 'routes.routes.example.com',
        namespace: 'team',
        state,
        reason: 'routes refused',
        consequence: 'which traffic is programmed',
      },
    ]);
    expect(fleet.items[0]?.mode).toBe(
      'routes.routes.example.com: routes refused',
    );
  });

  it('reads the other clusters when one does not answer', async () => {
    const dead = await FakeCluster.start();
    const connection = { ...dead.server.connection(), name: 'east' };
    await dead.server.stop();
    const fleet = await read({
      clients: [createKubeClient(connection), client],
    });
    expect(names(fleet)).toHaveLength(3);
    expect(fleet.clusters).toEqual([
      {
        name: 'east',
        version: { unknown: 'the cluster could not be asked' },
        reachable: false,
        error: expect.stringMatching(
          /^east: cannot .* refuses the connection; check that the API server runs/,
        ),
        gaps: [],
      },
      expect.objectContaining({ name: 'west', reachable: true }),
    ]);
  });

  it('reads the other namespaces when the objects of one break a platform', async () => {
    const fragile: ServingPlatform = {
      ...modelPlatform,
      toModelServices(objects) {
        if (objects.namespace === 'bank') {
          throw new TypeError('no such thing');
        }
        return modelPlatform.toModelServices(objects);
      },
    };
    const fleet = await read({ platforms: [fragile] });
    expect(names(fleet)).toEqual(['team/churn', 'team/fraud']);
    expect(fleet.clusters[0]?.gaps).toEqual([
      {
        resource: 'modelservices.modeldeck.io',
        namespace: 'bank',
        state: 'failed',
        reason: 'the objects were not understood: TypeError: no such thing',
        consequence: 'the model services of this namespace',
      },
    ]);
  });

  it('takes the preferred versions for served when it may not ask', async () => {
    cluster.server.handle = (handle => (request, response) => {
      if (request.url.pathname === '/apis') {
        response.writeHead(403);
        response.end('{}');
      } else {
        handle(request, response);
      }
    })(cluster.server.handle);
    expect(names(await read())).toHaveLength(3);
  });

  it('gives up at once when a cluster rejects the credential', async () => {
    cluster.server.handle = (_, response) => {
      response.writeHead(401);
      response.end('{}');
    };
    const fleet = await read();
    expect(fleet.clusters[0]).toMatchObject({
      reachable: false,
      error: expect.stringContaining('does not accept the credential'),
    });
  });
});
