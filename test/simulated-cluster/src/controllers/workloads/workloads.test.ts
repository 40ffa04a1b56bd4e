import type { ApiClient } from '../../client/ApiClient';
import { clientOf } from '../../client/clientOf';
import { conditionStatus } from '../../client/conditionStatus';
import { listAt, textAt, valueAt } from '../../json/read';
import { SimulatedCluster } from '../../SimulatedCluster';

const DEPLOYMENT = '/apis/apps/v1/namespaces/team/deployments/web';

function deployment(
  image: string,
  options: { gpus?: number; replicas?: number } = {},
) {
  const { gpus, replicas = 1 } = options;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'team' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [
            {
              name: 'web',
              image,
              ...(gpus && {
                resources: { limits: { 'nvidia.com/gpu': String(gpus) } },
              }),
            },
          ],
        },
      },
    },
  };
}

function node(name: string, gpus: number) {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name },
    status: { allocatable: { 'nvidia.com/gpu': String(gpus) } },
  };
}

describe('controllers of workloads', () => {
  let cluster: SimulatedCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({ controllers: true });
    client = clientOf(cluster);
  });

  afterEach(async () => {
    client.close();
    await cluster.stop();
  });

  async function write(...args: Parameters<typeof deployment>) {
    await cluster.write(deployment(...args));
    await cluster.settle();
  }

  async function pods() {
    return listAt(
      (await client.call('/api/v1/namespaces/team/pods')).body,
      'items',
    );
  }

  it('make a Deployment available through a ReplicaSet and its pods', async () => {
    await write('web:1', { replicas: 2 });
    const { body } = await client.call(DEPLOYMENT);
    expect(body.status).toMatchObject({
      replicas: 2,
      readyReplicas: 2,
      updatedReplicas: 2,
    });
    expect(conditionStatus(body, 'Available')).toBe(
      'True MinimumReplicasAvailable',
    );
    expect((await pods()).map(pod => textAt(pod, 'status', 'phase'))).toEqual([
      'Running',
      'Running',
    ]);
  });

  it('replace the old version once the new one is ready', async () => {
    await write('web:1');
    await write('web:2');
    const [pod, ...others] = await pods();
    expect(others).toEqual([]);
    expect(valueAt(listAt(pod, 'spec', 'containers')[0], 'image')).toBe(
      'web:2',
    );
  });

  it('keep the old version while the new one crashes', async () => {
    await write('web:1');
    await write('web:broken');
    const { body } = await client.call(DEPLOYMENT);
    expect(body.status).toMatchObject({
      replicas: 2,
      readyReplicas: 1,
      updatedReplicas: 1,
    });
    expect(conditionStatus(body, 'Progressing')).toBe('True ReplicaSetUpdated');
  });

  it('leave a pod pending without GPUs, until a node has them', async () => {
    await cluster.apply([node('small', 1)]);
    await write('web:1', { gpus: 2 });
    const [pending] = await pods();
    expect(textAt(pending, 'status', 'phase')).toBe('Pending');
    expect(conditionStatus(pending, 'PodScheduled')).toBe(
      'False Unschedulable',
    );
    await cluster.apply([node('large', 2)]);
    await cluster.settle();
    const [pod] = await pods();
    expect([
      textAt(pod, 'spec', 'nodeName'),
      textAt(pod, 'status', 'phase'),
    ]).toEqual(['large', 'Running']);
  });

  it('count what other pods hold on a node', async () => {
    await cluster.apply([node('large', 3)]);
    await write('web:1', { gpus: 2, replicas: 2 });
    const phases = (await pods()).map(pod => textAt(pod, 'status', 'phase'));
    expect(phases.sort()).toEqual(['Pending', 'Running']);
  });

  it('remove what belongs to a deleted object, and keep it on orphaning', async () => {
    await write('web:1');
    await client.call(DEPLOYMENT, {
      method: 'DELETE',
      query: { propagationPolicy: 'Orphan' },
    });
    await cluster.settle();
    expect(await pods()).toHaveLength(1);
    await write('web:1');
    await client.call(DEPLOYMENT, { method: 'DELETE' });
    await client.call('/apis/apps/v1/namespaces/team/replicasets', {
      method: 'DELETE',
    });
    await cluster.settle();
    expect(await pods()).toEqual([]);
  });

  it('empty a namespace that is deleted', async () => {
    await write('web:1');
    await client.call('/api/v1/namespaces/team', { method: 'DELETE' });
    await cluster.settle();
    expect((await client.call('/api/v1/namespaces/team')).status).toBe(404);
    expect(await pods()).toEqual([]);
  });
});
