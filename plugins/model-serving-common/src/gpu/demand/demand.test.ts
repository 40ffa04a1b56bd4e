import { DEVICE_CLASSES } from '../../kubernetes/deviceClass';
import { KUEUE_WORKLOADS } from '../../kubernetes/kueueWorkload';
import { CLUSTER_QUEUES } from '../../kubernetes/clusterQueue';
import { LOCAL_QUEUES } from '../../kubernetes/localQueue';
import { NODES } from '../../kubernetes/node';
import { RESOURCE_CLAIMS } from '../../kubernetes/resourceClaim';
import { RESOURCE_FLAVORS } from '../../kubernetes/resourceFlavor';
import { SCHEDULING_PODS } from '../../kubernetes/schedulingPod';
import { GpuInventory } from '../GpuInventory';
import { DEFAULT_GPU_SETTINGS } from '../GpuSettings';

const GPU = 'nvidia.com/gpu';

function node(pool: string, fields: { taints?: object[]; gpus?: string } = {}) {
  return NODES.decode({
    metadata: { name: `${pool}-1`, labels: { agentpool: pool, zone: 'a' } },
    spec: { taints: fields.taints },
    status: { capacity: { [GPU]: fields.gpus ?? '4' } },
  });
}

function waiting(spec: object = {}) {
  return SCHEDULING_PODS.decode({
    metadata: {
      namespace: 'team',
      name: 'p',
      creationTimestamp: '2026-11-21T08:00:00Z',
    },
    spec: { containers: [{ resources: { limits: { [GPU]: 2 } } }], ...spec },
    status: {
      conditions: [
        { type: 'PodScheduled', status: 'False', message: '0/2 nodes' },
      ],
    },
  });
}

function inventoryOf(...nodes: Array<ReturnType<typeof node>>) {
  const inventory = new GpuInventory({
    cluster: 'west',
    settings: DEFAULT_GPU_SETTINGS,
  });
  nodes.forEach(each => inventory.put(NODES, each));
  return inventory;
}

function poolsOf(inventory: GpuInventory) {
  return inventory
    .read()
    .demand.map(({ pools }) => pools.map(id => id.split('/').at(-1)));
}

describe('what waits', () => {
  const taints = [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }];

  it.each<[string, object, string[]]>([
    ['where no taint is in the way', {}, ['open']],
    [
      'where it tolerates the taint',
      { tolerations: [{ key: 'gpu', operator: 'Exists' }] },
      ['open', 'tainted'],
    ],
    [
      'not where it tolerates another value',
      { tolerations: [{ key: 'gpu', value: 'no' }] },
      ['open'],
    ],
    [
      'where its selector leads',
      {
        nodeSelector: { agentpool: 'tainted' },
        tolerations: [{ operator: 'Exists' }],
      },
      ['tainted'],
    ],
    ['nowhere', { nodeSelector: { zone: 'b' } }, []],
    [
      'where its affinity leads',
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                {
                  matchExpressions: [
                    { key: 'agentpool', operator: 'NotIn', values: ['open'] },
                  ],
                },
              ],
            },
          },
        },
        tolerations: [{ operator: 'Exists' }],
      },
      ['tainted'],
    ],
    [
      'not for resources that no node has',
      { containers: [{ resources: { limits: { 'amd.com/gpu': 1 } } }] },
      [],
    ],
  ])('is told by pools: %s', (_, spec, pools) => {
    const inventory = inventoryOf(node('open'), node('tainted', { taints }));
    inventory.put(SCHEDULING_PODS, waiting(spec));
    expect(poolsOf(inventory)).toEqual([pools]);
  });

  it('may wait for a node that comes back', () => {
    const inventory = inventoryOf(
      node('silent', {
        taints: [
          { key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule' },
        ],
      }),
    );
    inventory.put(SCHEDULING_PODS, waiting());
    expect(poolsOf(inventory)).toEqual([['silent']]);
  });

  it('follows nodes that come, go and are tainted', () => {
    const inventory = inventoryOf(node('open'));
    inventory.put(SCHEDULING_PODS, waiting());
    expect(poolsOf(inventory)).toEqual([['open']]);
    inventory.put(NODES, node('more'));
    expect(poolsOf(inventory)).toEqual([['more', 'open']]);
    inventory.put(NODES, node('open', { taints }));
    expect(poolsOf(inventory)).toEqual([['more']]);
    inventory.remove(NODES, undefined, 'more-1');
    expect(poolsOf(inventory)).toEqual([[]]);
  });

  it('is told as long as it waits', () => {
    const inventory = inventoryOf(node('open'));
    inventory.put(SCHEDULING_PODS, waiting());
    expect(inventory.read().demand).toMatchObject([
      {
        name: 'p',
        accelerators: [{ resource: GPU, count: 2 }],
        since: '2026-11-21T08:00:00Z',
        reason: '0/2 nodes',
      },
    ]);
    inventory.put(SCHEDULING_PODS, waiting({ nodeName: 'open-1' }));
    expect(inventory.read().demand).toEqual([]);
  });

  it('asks for what its claims ask for, until they were given it', () => {
    const inventory = inventoryOf(node('open'));
    inventory.put(
      SCHEDULING_PODS,
      waiting({
        containers: [],
        resourceClaims: [{ name: 'gpu', resourceClaimName: 'c' }],
      }),
    );
    inventory.put(
      DEVICE_CLASSES,
      DEVICE_CLASSES.decode({
        metadata: { name: 'big' },
        spec: {
          selectors: [{ cel: { expression: 'device.driver == "gpu.x.com"' } }],
        },
      }),
    );
    const claim = (status?: object) =>
      RESOURCE_CLAIMS.decode({
        metadata: { namespace: 'team', name: 'c' },
        spec: {
          devices: {
            requests: [
              { exactly: { deviceClassName: 'big', count: 3 } },
              { exactly: { deviceClassName: 'big', allocationMode: 'All' } },
              {
                firstAvailable: [
                  { deviceClassName: 'big', count: 2 },
                  { deviceClassName: 'big', count: 9 },
                ],
              },
              { exactly: { deviceClassName: 'big', adminAccess: true } },
              { exactly: { deviceClassName: 'nic' } },
            ],
          },
        },
        status,
      });
    inventory.put(RESOURCE_CLAIMS, claim());
    expect(inventory.read().demand[0]?.accelerators).toEqual([
      { resource: 'gpu.x.com', count: 6 },
    ]);
    inventory.put(RESOURCE_CLAIMS, claim({ allocation: {} }));
    expect(inventory.read().demand).toEqual([]);
  });

  it('goes through its queue to the nodes of a flavor', () => {
    const inventory = inventoryOf(node('open'), node('other'));
    inventory.put(
      KUEUE_WORKLOADS,
      KUEUE_WORKLOADS.decode({
        metadata: { namespace: 'team', name: 'w' },
        spec: {
          queueName: 'default',
          podSets: [
            {
              count: 2,
              template: {
                spec: { containers: [{ resources: { limits: { [GPU]: 1 } } }] },
              },
            },
          ],
        },
      }),
    );
    expect(poolsOf(inventory)).toEqual([['open', 'other']]);
    inventory.put(
      LOCAL_QUEUES,
      LOCAL_QUEUES.decode({
        metadata: { namespace: 'team', name: 'default' },
        spec: { clusterQueue: 'q' },
      }),
    );
    inventory.put(
      CLUSTER_QUEUES,
      CLUSTER_QUEUES.decode({
        metadata: { name: 'q' },
        spec: {
          resourceGroups: [
            {
              flavors: [
                { name: 'f', resources: [{ name: GPU, nominalQuota: 1 }] },
              ],
            },
          ],
        },
      }),
    );
    inventory.put(
      RESOURCE_FLAVORS,
      RESOURCE_FLAVORS.decode({
        metadata: { name: 'f' },
        spec: { nodeLabels: { agentpool: 'other' } },
      }),
    );
    expect(poolsOf(inventory)).toEqual([['other']]);
  });
});
