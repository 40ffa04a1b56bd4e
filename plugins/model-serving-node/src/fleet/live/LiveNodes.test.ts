import { send } from '../../__fixtures__/FakeApiServer';
import { FakeCluster } from '../../__fixtures__/FakeCluster';
import { FakeTiming } from '../../__fixtures__/FakeTiming';
import { until } from '../../__fixtures__/until';
import { createKubeClient, type KubeClient } from '../../kube/KubeClient';
import { LiveNodes } from './LiveNodes';

const SETTINGS = {
  idleMs: 600_000,
  backoff: { firstMs: 500, longestMs: 30_000 },
  slowRetryMs: 600_000,
  shortestStreamMs: 0,
};

function node(name: string, version = 1, pool = 'serving') {
  return {
    metadata: {
      name,
      namespace: '',
      uid: name,
      resourceVersion: String(version),
      labels: { agentpool: pool },
    },
    spec: { image: undefined },
    status: { capacity: { 'nvidia.com/gpu': '4' } },
  };
}

describe('LiveNodes', () => {
  let cluster: FakeCluster;
  let client: KubeClient;
  let nodes: LiveNodes;
  let changes: number;

  beforeEach(async () => {
    cluster = await FakeCluster.start({ nodes: [node('a')] });
    client = createKubeClient(cluster.server.connection());
    changes = 0;
  });

  afterEach(async () => {
    await nodes.stop();
    client.close();
    await cluster.server.stop();
  });

  function start() {
    nodes = LiveNodes.start({
      client,
      poolKeys: ['agentpool'],
      onChange: () => {
        changes += 1;
      },
      watchSettings: SETTINGS,
      timing: new FakeTiming(),
    });
  }

  const members = () =>
    nodes.list().pools.map(pool => [pool.name, ...pool.nodes].join(' '));

  it('says that the nodes were not read until they were', () => {
    start();
    expect(nodes.list()).toMatchObject({
      pools: [],
      gaps: [{ resource: 'nodes', state: 'failed' }],
    });
  });

  it('follows the nodes into and out of their pools', async () => {
    start();
    await until(() => cluster.server.watches.length === 1);
    expect(nodes.list().gaps).toEqual([]);
    expect(members()).toEqual(['serving a']);
    send(cluster.watch('nodes'), 'ADDED', node('b', 2));
    send(cluster.watch('nodes'), 'ADDED', node('c', 3, 'training'));
    await until(() => members().length === 2);
    expect(members()).toEqual(['serving a b', 'training c']);
    send(cluster.watch('nodes'), 'DELETED', node('c', 4, 'training'));
    await until(() => members().length === 1);
    expect(members()).toEqual(['serving a b']);
  });

  it('tells nobody of a heartbeat', async () => {
    start();
    await until(() => cluster.server.watches.length === 1);
    const before = changes;
    send(cluster.watch('nodes'), 'MODIFIED', node('a', 2));
    send(cluster.watch('nodes'), 'ADDED', node('b', 3));
    await until(() => members().includes('serving a b'));
    expect(changes - before).toBe(1);
  });

  it('tells why there are no pools when the nodes may not be read', async () => {
    cluster.refused.nodes = 403;
    start();
    await until(() => nodes.list().gaps[0]?.state === 'forbidden');
    expect(nodes.list()).toMatchObject({
      pools: [],
      gaps: [
        {
          resource: 'nodes',
          state: 'forbidden',
          reason: expect.stringMatching('refused'),
        },
      ],
    });
  });
});
