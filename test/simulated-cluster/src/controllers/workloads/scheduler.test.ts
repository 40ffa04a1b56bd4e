import type { Manifest } from '../../json/KubeObject';
import { conditionOf, textAt } from '../../json/read';
import { clientOf } from '../../client/clientOf';
import type { ApiClient } from '../../client/ApiClient';
import { SimulatedCluster } from '../../SimulatedCluster';

const GPU = 'nvidia.com/gpu';
const TAINT = { key: GPU, value: 'present', effect: 'NoSchedule' };

function node(
  name: string,
  gpus: number,
  { labels = {}, ...spec }: { labels?: object; [field: string]: unknown } = {},
): Manifest {
  const amounts = { [GPU]: String(gpus), cpu: '8', pods: '3' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    spec,
    status: { capacity: amounts, allocatable: amounts },
  };
}

function pod(gpus: number, spec: object = {}): Manifest {
  const limits = { [GPU]: String(gpus) };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'team' },
    spec: { containers: [{ name: 'c', resources: { limits } }], ...spec },
  };
}

describe('the scheduler', () => {
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

  async function scheduled(nodes: Manifest[], ...pods: Manifest[]) {
    await cluster.apply(nodes);
    for (const one of pods) {
      await cluster.write(one);
    }
    await cluster.settle();
    const { body } = await client.call('/api/v1/namespaces/team/pods/p');
    return (
      textAt(body, 'spec', 'nodeName') ??
      textAt(conditionOf(body, 'PodScheduled'), 'message')
    );
  }

  it.each<[string, Manifest, object]>([
    ['a taint', node('a', 8, { taints: [TAINT] }), {}],
    ['a cordon', node('a', 8, { unschedulable: true }), {}],
    ['a selector', node('a', 8), { nodeSelector: { pool: 'gpus' } }],
    ['too few devices', node('a', 1), {}],
    [
      'an affinity',
      node('a', 8, { labels: { pool: 'cpus' } }),
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                {
                  matchExpressions: [
                    { key: 'pool', operator: 'NotIn', values: ['cpus'] },
                  ],
                },
              ],
            },
          },
        },
      },
    ],
  ])('keeps pods away for %s', async (_, refusing, spec) => {
    const labels = { pool: 'gpus' };
    expect(
      await scheduled([refusing, node('b', 8, { labels })], pod(2, spec)),
    ).toBe('b');
  });

  it('lets pods onto tainted nodes that tolerate it', async () => {
    const tolerations = [{ key: GPU, operator: 'Exists' }];
    expect(
      await scheduled(
        [node('a', 8, { taints: [TAINT] })],
        pod(1, { tolerations }),
      ),
    ).toBe('a');
  });

  it('says why in the words of the real one', async () => {
    const nodes = [
      node('a', 8, { taints: [TAINT] }),
      node('b', 8, { unschedulable: true }),
      node('c', 4),
      node('d', 8),
      node('e', 8),
    ];
    expect(await scheduled(nodes, pod(16))).toBe(
      '0/5 nodes are available: 1 node(s) had untolerated taint {nvidia.com/gpu: present}, 1 node(s) were unschedulable, 3 Insufficient nvidia.com/gpu. preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.',
    );
  });

  it('tells what preempting others could free from what it could not', async () => {
    const other = { ...pod(3), metadata: { name: 'o', namespace: 'team' } };
    expect(await scheduled([node('a', 4), node('b', 1)], other, pod(2))).toBe(
      '0/2 nodes are available: 2 Insufficient nvidia.com/gpu. preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.',
    );
  });

  it('counts CPU and pods too', async () => {
    const resources = { requests: { cpu: '9' } };
    const containers = [{ name: 'c', resources }];
    expect(await scheduled([node('a', 4)], pod(0, { containers }))).toContain(
      '1 Insufficient cpu.',
    );
  });

  it('tries again when a pod elsewhere is gone', async () => {
    const other = { ...pod(4), metadata: { name: 'o', namespace: 'other' } };
    const first = await scheduled([node('a', 4)], other, pod(2));
    expect(first).toContain('Insufficient');
    await client.call('/api/v1/namespaces/other/pods/o', { method: 'DELETE' });
    expect(await scheduled([])).toBe('a');
  });

  it('leaves gated pods alone', async () => {
    const schedulingGates = [{ name: 'kueue.x-k8s.io/admission' }];
    expect(await scheduled([node('a', 4)], pod(2, { schedulingGates }))).toBe(
      'Scheduling is blocked due to non-empty scheduling gates',
    );
  });
});
