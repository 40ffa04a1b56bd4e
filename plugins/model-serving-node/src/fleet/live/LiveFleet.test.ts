import {
  defineResource,
  type ServingPlatform,
} from '@modeldeck/plugin-model-serving-common';
import { send } from '../../__fixtures__/FakeApiServer';
import { FakeCluster } from '../../__fixtures__/FakeCluster';
import { FakeTiming } from '../../__fixtures__/FakeTiming';
import {
  discoveryOf,
  modelPlatform,
  MODELS,
  object,
} from '../../__fixtures__/models';
import { until } from '../../__fixtures__/until';
import { createKubeClient } from '../../kube/KubeClient';
import { readFleet } from '../readFleet';
import { type FleetChange, LiveFleet } from './LiveFleet';

const SETTINGS = {
  idleMs: 600_000,
  backoff: { firstMs: 500, longestMs: 30_000 },
  slowRetryMs: 60_000,
  shortestStreamMs: 0,
};

const now = () => new Date('2026-11-21T12:00:00Z');

describe('LiveFleet', () => {
  let cluster: FakeCluster;
  let fleet: LiveFleet;
  let changes: FleetChange[];

  beforeEach(async () => {
    cluster = await FakeCluster.start({
      models: [object('fraud'), object('risk', { namespace: 'bank' })],
      pods: [object('fraud-1', { labels: { model: 'fraud' } })],
    });
    changes = [];
  });

  afterEach(async () => {
    await fleet.stop();
    await cluster.server.stop();
  });

  async function start(
    namespace?: string,
    platform: ServingPlatform = modelPlatform,
  ): Promise<void> {
    fleet = LiveFleet.start({
      clients: [createKubeClient(cluster.server.connection())],
      platforms: [platform],
      now,
      namespace,
      watchSettings: SETTINGS,
      timing: new FakeTiming(),
    });
    await fleet.ready();
    await until(() => cluster.server.watches.length >= 3);
    await until(() => typeof fleet.list().clusters[0]?.version === 'string');
    fleet.subscribe(change => changes.push(change));
  }

  const names = () => fleet.list().items.map(({ name }) => name);

  it('says the same as a snapshot of the same cluster', async () => {
    await start();
    const client = createKubeClient(cluster.server.connection());
    const snapshot = await readFleet({
      clients: [client],
      platforms: [modelPlatform],
      now,
    });
    client.close();
    expect(fleet.list()).toEqual(snapshot);
    expect(names()).toEqual(['risk', 'fraud']);
  });

  it('tells what the cluster serves, without asking again', async () => {
    await start();
    const asked = cluster.server.paths().length;
    expect(fleet.served()).toEqual([
      {
        cluster: fleet.list().clusters[0]?.name,
        resources: [
          {
            group: 'example.com',
            plural: 'models',
            served: true,
            version: 'v2',
          },
          expect.objectContaining({ plural: 'routes' }),
        ],
      },
    ]);
    expect(cluster.server.paths()).toHaveLength(asked);
  });

  it('does not take what was not read yet for an empty cluster', () => {
    fleet = LiveFleet.start({
      clients: [createKubeClient(cluster.server.connection())],
      platforms: [modelPlatform],
      now,
      timing: new FakeTiming(),
    });
    expect(fleet.list()).toMatchObject({
      clusters: [
        { gaps: [{ state: 'failed', reason: 'it was not read yet' }] },
      ],
      items: [],
    });
  });

  it('finds a service by its id', async () => {
    await start();
    expect(fleet.get('west/team/model/fraud')?.name).toBe('fraud');
    expect(fleet.get('west/team/model/nobody')).toBeUndefined();
  });

  it('watches one namespace only when asked to', async () => {
    await start('bank');
    expect(names()).toEqual(['risk']);
    const { url } =
      cluster.server.requests[cluster.server.requests.length - 1]!;
    expect(url.pathname).toContain('/namespaces/bank/');
  });

  it('tells subscribers what is new, different and gone, and only that', async () => {
    await start();
    const models = cluster.watch('models');
    send(models, 'ADDED', object('churn', { version: 2 }));
    send(models, 'DELETED', object('risk', { namespace: 'bank', version: 3 }));
    await until(() => changes.length > 0 && names().length === 2);
    const told = {
      changed: changes.flatMap(({ changed }) => changed.map(s => s.name)),
      removed: changes.flatMap(({ removed }) => removed),
    };
    expect(told).toEqual({
      changed: ['churn'],
      removed: ['west/bank/model/risk'],
    });
    expect(names()).toEqual(['churn', 'fraud']);
    expect(fleet.get('west/bank/model/risk')).toBeUndefined();
  });

  it('tells everybody although one listener throws, and says so', async () => {
    await start();
    const warning = jest.spyOn(process, 'emitWarning').mockReturnValue();
    const later: FleetChange[] = [];
    const broken = new TypeError('no such thing');
    fleet.subscribe(() => {
      throw broken;
    });
    fleet.subscribe(change => later.push(change));
    for (const [index, name] of ['churn', 'spam'].entries()) {
      send(
        cluster.watch('models'),
        'ADDED',
        object(name, { version: 2 + index }),
      );
      await until(() => later.length > index);
    }
    expect(names()).toEqual(['risk', 'churn', 'fraud', 'spam']);
    expect(later).toEqual(changes);
    expect(warning.mock.calls).toEqual([[broken], [broken]]);
    warning.mockRestore();
  });

  it('updates a service when something that belongs to it changes', async () => {
    await start();
    const pod = object('fraud-2', { version: 5, labels: { model: 'fraud' } });
    send(cluster.watch('pods'), 'ADDED', pod);
    await until(() => changes.length === 1);
    expect(changes[0]?.changed).toMatchObject([
      { name: 'fraud', health: { message: 'fraud-1 fraud-2' } },
    ]);
  });

  it('tells nobody about events that change nothing a service says', async () => {
    await start();
    const before = fleet.get('west/team/model/fraud');
    send(cluster.watch('models'), 'MODIFIED', object('fraud', { version: 9 }));
    send(cluster.watch('models'), 'ADDED', object('last', { version: 10 }));
    await until(() => changes.length > 0);
    expect(changes.flatMap(({ changed }) => changed)).toMatchObject([
      { name: 'last' },
    ]);
    expect(fleet.get('west/team/model/fraud')).toBe(before);
  });

  it('ends a subscription', async () => {
    await start();
    const heard = jest.fn();
    fleet.subscribe(heard)();
    send(cluster.watch('models'), 'ADDED', object('churn', { version: 2 }));
    await until(() => changes.length === 1);
    expect(heard).not.toHaveBeenCalled();
  });

  it('keeps the last known services of a cluster that died, and says since when', async () => {
    await start();
    cluster.server.handle = (_, response) => response.destroy();
    cluster.server.watches.forEach(watch => watch.destroy());
    await until(() => fleet.list().clusters[0]?.reachable === false);
    expect(names()).toEqual(['risk', 'fraud']);
    expect(fleet.list().clusters[0]).toMatchObject({
      staleSince: expect.stringMatching(/^2026-11-21T12:/),
      error: expect.stringContaining('closed the connection'),
    });
    expect(changes.flatMap(({ removed }) => removed)).toEqual([]);
  });

  it('is fresh again when the cluster comes back, with what changed meanwhile', async () => {
    await start();
    const { handle } = cluster.server;
    cluster.server.handle = (_, response) => response.destroy();
    cluster.server.watches.forEach(watch => watch.destroy());
    await until(() => fleet.list().clusters[0]?.reachable === false);
    cluster.server.handle = handle;
    await until(() => fleet.list().clusters[0]?.staleSince === undefined);
    expect(fleet.list().clusters[0]).toEqual({
      name: 'west',
      version: 'v1.34.1',
      reachable: true,
      gaps: [],
    });
    send(cluster.watch('models'), 'ADDED', object('churn', { version: 200 }));
    await until(() => names().includes('churn'));
  });

  it('says what a revoked right hides, and keeps what it knew', async () => {
    await start();
    cluster.refused.routes = 403;
    cluster.watch('routes').end();
    await until(() => fleet.list().clusters[0]?.gaps.length === 1);
    expect(fleet.list().clusters[0]).toMatchObject({
      reachable: true,
      gaps: [{ resource: 'routes.routes.example.com', state: 'forbidden' }],
    });
    await until(() => fleet.list().items[0]?.mode !== 'routed');
    expect(names()).toEqual(['risk', 'fraud']);
    delete cluster.refused.routes;
    await until(() => fleet.list().clusters[0]?.gaps.length === 0);
    await until(() => fleet.list().items[0]?.mode === 'routed');
  });

  it('keeps what it knew of a namespace whose objects break a platform', async () => {
    const fragile: ServingPlatform = {
      ...modelPlatform,
      toModelServices(objects) {
        if (objects.list(MODELS).some(({ image }) => image === 'hostile')) {
          throw new TypeError('no such thing');
        }
        return modelPlatform.toModelServices(objects);
      },
    };
    await start(undefined, fragile);
    const hostile = object('fraud', { version: 2, image: 'hostile' });
    send(cluster.watch('models'), 'MODIFIED', hostile);
    await until(() => fleet.list().clusters[0]?.gaps.length === 1);
    expect(names()).toEqual(['risk', 'fraud']);
    const mended = object('fraud', { version: 3, image: 'good' });
    send(cluster.watch('models'), 'MODIFIED', mended);
    await until(() => fleet.list().clusters[0]?.gaps.length === 0);
    expect(fleet.get('west/team/model/fraud')?.model.name).toBe('good');
  });

  it('starts with a kind that is not there yet, and finds it when it comes', async () => {
    cluster.discovery = discoveryOf(['example.com', 'v2', 'models']);
    fleet = LiveFleet.start({
      clients: [createKubeClient(cluster.server.connection())],
      platforms: [modelPlatform],
      now,
      watchSettings: SETTINGS,
      timing: new FakeTiming(),
    });
    await fleet.ready();
    expect(fleet.list().items[0]?.mode).toContain('does not serve this kind');
    cluster.discovery = discoveryOf(
      ['example.com', 'v2', 'models'],
      ['routes.example.com', 'v1', 'routes'],
    );
    await until(() => fleet.list().items[0]?.mode === 'routed');
  });

  it('begins to watch what belongs to a platform once the cluster has it, and ends when it has not', async () => {
    cluster.discovery = discoveryOf();
    fleet = LiveFleet.start({
      clients: [createKubeClient(cluster.server.connection())],
      platforms: [modelPlatform],
      now,
      watchSettings: SETTINGS,
      timing: new FakeTiming(),
    });
    await fleet.ready();
    expect(names()).toEqual([]);
    const asked = () => cluster.server.paths();
    expect(new Set(asked())).toEqual(new Set(['/apis', '/version']));

    cluster.discovery = discoveryOf(['example.com', 'v2', 'models']);
    await until(() => names().length === 2);
    expect(fleet.get('west/team/model/fraud')?.health.message).toBe('fraud-1');

    cluster.discovery = discoveryOf();
    cluster.refused.models = 404;
    cluster.watch('models').end();
    await until(() => names().length === 0);
    expect(fleet.list().clusters[0]?.gaps).toEqual([]);
    await until(() => cluster.watch('pods').destroyed);
  });

  it('looks at every namespace again when a cluster-scoped object changes, and at none for its heartbeat', async () => {
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
    const looked: string[] = [];
    await start(undefined, {
      ...modelPlatform,
      resources: [
        ...modelPlatform.resources.slice(0, 2),
        { type: CLASSES, role: 'join', without: 'which classes there are' },
      ],
      toModelServices(objects) {
        const classes = objects.list(CLASSES).map(o => o.metadata.name);
        looked.push(`${objects.namespace}: ${classes}`);
        return modelPlatform.toModelServices(objects);
      },
    });
    looked.length = 0;
    const classes = cluster.watch('classes');
    send(classes, 'MODIFIED', object('gold', { namespace: '', version: 7 }));
    send(
      cluster.watch('models'),
      'ADDED',
      object('later', { namespace: 'bank', version: 8 }),
    );
    await until(() => names().includes('later'));
    expect(looked).toEqual(['bank: gold']);

    looked.length = 0;
    send(classes, 'ADDED', object('tin', { namespace: '', version: 9 }));
    await until(() => looked.length === 2);
    expect(looked.sort()).toEqual(['bank: gold,tin', 'team: gold,tin']);
  });

  it('is ready when a cluster cannot be reached, and does not wait for it', async () => {
    const dead = await FakeCluster.start();
    const connection = { ...dead.server.connection(), name: 'east' };
    await dead.server.stop();
    fleet = LiveFleet.start({
      clients: [
        createKubeClient(connection),
        createKubeClient(cluster.server.connection()),
      ],
      platforms: [modelPlatform],
      now,
      watchSettings: SETTINGS,
      timing: new FakeTiming(),
    });
    await fleet.ready();
    await until(() => names().length === 2);
    expect(fleet.list().clusters).toMatchObject([
      { name: 'east', reachable: false },
      { name: 'west', reachable: true },
    ]);
  });

  it('survives a storm of events with one change for many', async () => {
    await start();
    const models = cluster.watch('models');
    for (let version = 2; version < 3002; version++) {
      send(
        models,
        'MODIFIED',
        object('fraud', { version, image: `${version}` }),
      );
    }
    await until(
      () => fleet.get('west/team/model/fraud')?.model.name === '3001',
    );
    expect(changes.length).toBeLessThan(300);
  });
});
