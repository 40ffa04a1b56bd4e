import {
  DEFAULT_GPU_SETTINGS,
  GPU_RESOURCES,
} from '@modeldeck/plugin-model-serving-common';
import { FakeCluster } from '../__fixtures__/FakeCluster';
import { gpuNode, gpuPod } from '../__fixtures__/gpuObjects';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';
import { readGpus, type ReadGpusOptions } from './readGpus';

const KINDS = GPU_RESOURCES.length;

function nodes(count: number, gpus: number, prefix: string) {
  return Array.from({ length: count }, (_, index) =>
    gpuNode(`${prefix}-${index}`, { gpus }),
  );
}

function pods(count: number, node: string | undefined, gpus: number) {
  return Array.from({ length: count }, (_, index) =>
    gpuPod(`${node ?? 'waiting'}-${index}`, { node, gpus }),
  );
}

describe('readGpus', () => {
  let cluster: FakeCluster;
  let client: KubeClient;

  beforeEach(async () => {
    cluster = await FakeCluster.start({
      nodes: [gpuNode('a'), gpuNode('cpu', { gpus: 0 })],
      pods: [
        gpuPod('holds', { node: 'a', gpus: 2 }),
        gpuPod('beside', { node: 'a', gpus: 0 }),
        gpuPod('elsewhere', { node: 'cpu', gpus: 0 }),
        gpuPod('waits', { gpus: 8 }),
        gpuPod('other', { node: 'a', namespace: 'other' }),
      ],
    });
    client = createKubeClient(cluster.server.connection());
  });

  afterEach(async () => {
    client.close();
    await cluster.server.stop();
  });

  async function read(options: Partial<ReadGpusOptions> = {}) {
    const { clusters, holdings } = await readGpus({
      clients: [client],
      settings: DEFAULT_GPU_SETTINGS,
      ...options,
    });
    return { state: clusters[0]!, holdings: holdings[0]! };
  }

  const podLists = () =>
    cluster.server.requests
      .map(({ url }) => url)
      .filter(url => url.pathname.endsWith('/pods'));

  /** A cluster of the size that the speed is promised for, with some of its nodes for accelerators. */
  function enlarge(gpuNodes: number, perNode: number) {
    const accelerated = nodes(gpuNodes, 4, 'gpu');
    const plain = nodes(400 - gpuNodes, 0, 'cpu');
    cluster.objects.nodes = [...accelerated, ...plain];
    cluster.objects.pods = [
      ...plain.flatMap(({ metadata }) => pods(perNode, metadata.name, 0)),
      ...accelerated.flatMap(({ metadata }) => pods(perNode, metadata.name, 0)),
      ...accelerated.map(({ metadata }) =>
        gpuPod(`job-${metadata.name}`, { node: metadata.name }),
      ),
      ...pods(3, undefined, 2),
    ];
  }

  it('tells what nodes have, who holds it and what waits', async () => {
    const { state, holdings } = await read();
    expect(state).toMatchObject({ reachable: true, gaps: [] });
    expect(holdings.pools[0]?.amounts).toMatchObject([
      { resource: 'nvidia.com/gpu', capacity: 4, allocated: 3, free: 1 },
    ]);
    expect(holdings.holders.map(({ pod }) => pod).sort()).toEqual([
      'holds',
      'other',
    ]);
    expect(holdings.demand.map(({ name }) => name)).toEqual(['waits']);
    expect(holdings.problems).toEqual([]);
  });

  it('reads only the pods that count of a large cluster with few such nodes', async () => {
    enlarge(5, 20);
    const { holdings } = await read();
    expect(
      podLists().map(url => url.searchParams.get('fieldSelector')),
    ).toEqual([
      null,
      'spec.nodeName=',
      ...[0, 1, 2, 3, 4].map(index => `spec.nodeName=gpu-${index}`),
    ]);
    expect(holdings.holders).toHaveLength(5);
    expect(holdings.demand).toHaveLength(3);
    // What the pods beside them take is not free either.
    expect(holdings.schedulable[0]?.free).toMatchObject({ pods: 110 - 21 });
  });

  it('tells the same whichever way the pods are asked for', async () => {
    enlarge(5, 20);
    const some = await read();
    const all = await read({ chunkSize: 100_000 });
    expect(all.holdings).toEqual(some.holdings);
  });

  it('sends no more requests than the pages of all pods, where most nodes count', async () => {
    enlarge(400, 10);
    await read();
    const { length } = cluster.objects.pods!;
    expect(podLists()).toHaveLength(1 + Math.ceil(length / 500));
  });

  it('asks once for each kind that there is, and for what there is', async () => {
    await read();
    // Discovery, the count of the pods, and a list of each kind that every cluster serves.
    expect(cluster.server.requests).toHaveLength(2 + 3);
    expect(cluster.server.requests.length).toBeLessThanOrEqual(2 + KINDS);
  });

  it('counts pods, and says that pools cannot be told, without a right to nodes', async () => {
    cluster.refused.nodes = 403;
    const { state, holdings } = await read();
    expect(state.gaps).toMatchObject([
      { resource: 'nodes', state: 'forbidden', reason: 'nodes refused' },
    ]);
    expect(holdings.pools).toEqual([]);
    expect(holdings.holders).toHaveLength(2);
    expect(holdings.problems.join()).toMatch('nodes were not read');
  });

  describe('with rights in one namespace', () => {
    beforeEach(() => {
      cluster.refuse = ({ pathname }) =>
        pathname.includes('/namespaces/team/') ? undefined : 403;
    });

    it('tells who holds something there, and that it is a part', async () => {
      const { state, holdings } = await read({ namespace: 'team' });
      expect(holdings.holders.map(({ pod }) => pod)).toEqual(['holds']);
      expect(holdings.demand.map(({ name }) => name)).toEqual(['waits']);
      const ofPods = state.gaps.find(({ resource }) => resource === 'pods');
      expect(ofPods).toMatchObject({
        state: 'forbidden',
        reason: expect.stringMatching(
          /^only those of namespace team could be listed: /,
        ),
      });
    });

    it('does not take for free what others may hold', async () => {
      cluster.refuse = ({ pathname }) =>
        /namespaces\/team|\/nodes|\/apis/.test(pathname) ? undefined : 403;
      const { holdings } = await read({ namespace: 'team' });
      expect(holdings.pools.map(({ name }) => name)).toHaveLength(1);
      expect(holdings.pools[0]?.amounts).toEqual([]);
      expect(holdings.schedulable[0]?.free).toHaveProperty('unknown');
    });

    it('tells nothing without a namespace', async () => {
      const { state, holdings } = await read();
      expect(holdings.holders).toEqual([]);
      expect(state.gaps.map(({ resource }) => resource)).toEqual(
        expect.arrayContaining(['nodes', 'pods', 'resourcequotas']),
      );
    });
  });

  it('does not take half of the pods for all of them', async () => {
    enlarge(5, 20);
    cluster.refuse = ({ searchParams }) =>
      searchParams.get('fieldSelector') === 'spec.nodeName=gpu-3'
        ? 500
        : undefined;
    const { state, holdings } = await read();
    expect(state.gaps).toMatchObject([{ resource: 'pods', state: 'failed' }]);
    expect(holdings.holders).toEqual([]);
    expect(holdings.pools[0]?.amounts).toEqual([]);
  });

  it('keeps a cluster that does not answer apart', async () => {
    const lost = createKubeClient({
      ...cluster.server.connection(),
      name: 'lost',
      server: 'http://127.0.0.1:1',
    });
    const { clusters, holdings } = await readGpus({
      clients: [lost, client],
      settings: DEFAULT_GPU_SETTINGS,
    });
    lost.close();
    expect(clusters).toMatchObject([
      { name: 'lost', reachable: false, error: expect.any(String) },
      { name: 'west', reachable: true },
    ]);
    expect(holdings.map(each => each.holders.length)).toEqual([0, 2]);
    expect(holdings[0]?.problems.length).toBeGreaterThan(0);
  });

  it('ends when its caller gives up', async () => {
    const ending = new AbortController();
    ending.abort();
    const { state } = await read({ signal: ending.signal });
    expect(state).toMatchObject({ reachable: false });
  });
});
