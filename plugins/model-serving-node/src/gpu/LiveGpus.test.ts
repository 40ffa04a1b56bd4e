import {
  DEFAULT_GPU_SETTINGS,
  type GpuAmounts,
} from '@modeldeck/plugin-model-serving-common';
import { send } from '../__fixtures__/FakeApiServer';
import { FakeCluster } from '../__fixtures__/FakeCluster';
import { FakeTiming } from '../__fixtures__/FakeTiming';
import { gpuNode, gpuPod } from '../__fixtures__/gpuObjects';
import { discoveryOf } from '../__fixtures__/models';
import { until } from '../__fixtures__/until';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';
import { LiveGpus } from './LiveGpus';

const SETTINGS = {
  idleMs: 600_000,
  backoff: { firstMs: 500, longestMs: 30_000 },
  slowRetryMs: 600_000,
  shortestStreamMs: 0,
};

describe('LiveGpus', () => {
  let cluster: FakeCluster;
  let client: KubeClient;
  let live: LiveGpus;
  let changes: number;
  let poolChanges: number;

  beforeEach(async () => {
    cluster = await FakeCluster.start({
      nodes: [gpuNode('a')],
      pods: [gpuPod('one', { node: 'a' })],
    });
    cluster.discovery = discoveryOf([
      'resource.k8s.io',
      'v1',
      'resourceslices',
    ]);
    client = createKubeClient(cluster.server.connection());
    changes = 0;
    poolChanges = 0;
  });

  afterEach(async () => {
    await live.stop();
    client.close();
    await cluster.server.stop();
  });

  function start() {
    live = LiveGpus.start({
      client,
      settings: { ...DEFAULT_GPU_SETTINGS, poolKeys: ['agentpool'] },
      onChange: () => {
        changes += 1;
      },
      onPoolsChange: () => {
        poolChanges += 1;
      },
      watchSettings: SETTINGS,
      timing: new FakeTiming(),
    });
  }

  const members = () =>
    live.pools().pools.map(pool => [pool.name, ...pool.nodes].join(' '));

  /** Of the only kind that there is in all pools. */
  const amounts = (): Partial<GpuAmounts> | undefined =>
    live.holdings().pools[0]?.amounts[0];

  const watched = (plural: string) =>
    cluster.server.requests.filter(
      ({ url, isWatch }) => isWatch && url.pathname.endsWith(`/${plural}`),
    ).length;

  it('says that nothing was read until it was', async () => {
    start();
    expect(live.pools()).toMatchObject({
      pools: [],
      gaps: [{ resource: 'nodes', state: 'failed' }],
    });
    expect(live.gaps().map(({ resource }) => resource)).toContain('pods');
    await live.ready();
    expect(live.gaps()).toEqual([]);
  });

  it('counts what is held, and follows it', async () => {
    start();
    await live.ready();
    expect(amounts()).toMatchObject({ capacity: 4, allocated: 1, free: 3 });
    send(cluster.watch('pods'), 'ADDED', gpuPod('two', { node: 'a', gpus: 2 }));
    await until(() => amounts()?.free === 1);
    send(cluster.watch('pods'), 'DELETED', gpuPod('one', { node: 'a' }));
    await until(() => amounts()?.free === 2);
    expect(live.holdings().holders.map(({ pod }) => pod)).toEqual(['two']);
  });

  it('takes an event that comes again for what it was', async () => {
    start();
    await live.ready();
    const before = live.holdings();
    send(cluster.watch('pods'), 'MODIFIED', gpuPod('one', { node: 'a' }));
    // The end of another pod of that name, which came before this one.
    const former = gpuPod('one', { node: 'a', uid: 'former', version: 9 });
    send(cluster.watch('pods'), 'DELETED', former);
    send(cluster.watch('pods'), 'ADDED', gpuPod('last', { node: 'a' }));
    await until(() => amounts()?.free === 2);
    expect(before).not.toBe(live.holdings());
    expect(live.holdings().holders.map(({ pod }) => pod)).toEqual([
      'last',
      'one',
    ]);
  });

  it('gives the same object until something changes', async () => {
    start();
    await live.ready();
    const before = live.holdings();
    expect(live.holdings()).toBe(before);
  });

  it('follows the nodes into and out of their pools', async () => {
    start();
    await live.ready();
    expect(members()).toEqual(['serving a']);
    send(cluster.watch('nodes'), 'ADDED', gpuNode('b', { version: 2 }));
    const training = gpuNode('c', { version: 3, pool: 'training' });
    send(cluster.watch('nodes'), 'ADDED', training);
    await until(() => members().length === 2);
    expect(members()).toEqual(['serving a b', 'training c']);
    send(cluster.watch('nodes'), 'DELETED', training);
    await until(() => members().length === 1);
    expect(members()).toEqual(['serving a b']);
  });

  it('finds pools whose devices are given out by claims only', async () => {
    cluster.objects.nodes?.push(gpuNode('d', { pool: 'claimed', gpus: 0 }));
    start();
    await live.ready();
    expect(members()).toEqual(['serving a']);
    await until(() => cluster.watch('resourceslices') !== undefined);
    send(cluster.watch('resourceslices'), 'ADDED', {
      metadata: { name: 's', uid: 's', resourceVersion: '2' },
      spec: {
        driver: 'gpu.nvidia.com',
        nodeName: 'd',
        pool: { name: 'd', generation: 1, resourceSliceCount: 1 },
        devices: [{ name: 'gpu-0' }],
      },
    });
    await until(() => members().length === 2);
    expect(live.pools().pools[0]).toMatchObject({
      name: 'claimed',
      accelerators: ['gpu.nvidia.com'],
      nodes: ['d'],
    });
  });

  it('tells nobody of a heartbeat, and of pods those who follow them', async () => {
    start();
    await live.ready();
    const before = { changes, poolChanges };
    send(cluster.watch('nodes'), 'MODIFIED', gpuNode('a', { version: 2 }));
    send(cluster.watch('pods'), 'ADDED', gpuPod('two', { node: 'a' }));
    await until(() => changes > before.changes);
    expect(changes - before.changes).toBe(1);
    expect(poolChanges).toBe(before.poolChanges);
    send(cluster.watch('nodes'), 'ADDED', gpuNode('b', { version: 3 }));
    await until(() => poolChanges > before.poolChanges);
    expect(poolChanges - before.poolChanges).toBe(1);
  });

  it('watches each kind once, and none that the cluster does not serve', async () => {
    start();
    await live.ready();
    await until(() => cluster.server.watches.length === 4);
    expect(
      ['nodes', 'pods', 'resourcequotas', 'resourceslices'].map(watched),
    ).toEqual([1, 1, 1, 1]);
  });

  it('tells why there are no pools when the nodes may not be read', async () => {
    cluster.refused.nodes = 403;
    start();
    await live.ready();
    expect(live.pools()).toMatchObject({
      pools: [],
      gaps: [
        {
          resource: 'nodes',
          state: 'forbidden',
          reason: expect.stringMatching('refused'),
        },
      ],
    });
    expect(live.holdings().holders).toHaveLength(1);
  });

  it('does not take accelerators for free when the pods may not be read', async () => {
    cluster.refused.pods = 403;
    start();
    await live.ready();
    expect(live.gaps()).toMatchObject([{ resource: 'pods' }]);
    expect(members()).toEqual(['serving a']);
    expect(amounts()).toBeUndefined();
    expect(live.holdings().problems).toEqual([
      expect.stringMatching('pods were not read'),
    ]);
  });

  it.each(['resourcequotas', 'resourceslices'])(
    'costs no more than %s where those may not be read',
    async plural => {
      cluster.refused[plural] = 403;
      start();
      await live.ready();
      expect(live.gaps()).toMatchObject([{ state: 'forbidden' }]);
      expect(members()).toEqual(['serving a']);
      expect(amounts()?.capacity).toBe(4);
    },
  );

  it('keeps what it knew of a cluster that is gone, and says since when', async () => {
    start();
    await live.ready();
    cluster.refused.pods = 503;
    cluster.watch('pods').destroy();
    await until(() => live.staleSince() !== undefined);
    expect(amounts()).toMatchObject({ capacity: 4, allocated: 1 });
    expect(live.gaps()).toEqual([]);
  });
});
