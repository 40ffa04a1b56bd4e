import { NODES } from '../kubernetes/node';
import { RESOURCE_CLAIMS } from '../kubernetes/resourceClaim';
import { RESOURCE_SLICES } from '../kubernetes/resourceSlice';
import { SCHEDULING_PODS } from '../kubernetes/schedulingPod';
import { GpuInventory } from './GpuInventory';
import { DEFAULT_GPU_SETTINGS } from './GpuSettings';

function node(name: string, fields: object = {}) {
  return NODES.decode({
    metadata: {
      name,
      labels: {
        'cloud.google.com/gke-nodepool': 'serving',
        'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-80GB',
        'nvidia.com/gpu.memory': '81920',
      },
    },
    status: {
      capacity: {
        cpu: '64',
        memory: '512Gi',
        pods: '110',
        'nvidia.com/gpu': '8',
      },
      allocatable: {
        cpu: '62',
        memory: '500Gi',
        pods: '110',
        'nvidia.com/gpu': '7',
      },
      conditions: [{ type: 'Ready', status: 'True' }],
    },
    ...fields,
  });
}

function pod(name: string, gpus: number, nodeName?: string) {
  return SCHEDULING_PODS.decode({
    metadata: {
      namespace: 'team',
      name,
      creationTimestamp: '2026-11-21T08:00:00Z',
    },
    spec: {
      nodeName,
      containers: [
        {
          name: 'server',
          resources: { limits: { 'nvidia.com/gpu': String(gpus), cpu: '4' } },
        },
      ],
    },
    status: { phase: nodeName ? 'Running' : 'Pending' },
  });
}

function emptyInventory() {
  return new GpuInventory({ cluster: 'west', settings: DEFAULT_GPU_SETTINGS });
}

describe('GpuInventory', () => {
  it('tells what a pool has, who holds it and what waits', () => {
    const inventory = emptyInventory();
    inventory.put(SCHEDULING_PODS, pod('a', 4, 'n1'));
    inventory.put(SCHEDULING_PODS, pod('b', 2));
    inventory.put(NODES, node('n1'));
    const told = inventory.read();
    expect(told.pools).toMatchObject([
      {
        name: 'serving',
        amounts: [
          {
            resource: 'nvidia.com/gpu',
            product: 'NVIDIA-A100-SXM4-80GB',
            mode: 'whole',
            memoryMiB: 81920,
            capacity: 8,
            allocated: 4,
            free: 3,
            unhealthy: 1,
            unschedulable: 0,
            overcommitted: 0,
            fits: [
              { perPod: 1, pods: 3 },
              { perPod: 2, pods: 1 },
              { perPod: 4, pods: 0 },
              { perPod: 8, pods: 0 },
            ],
          },
        ],
        demand: [{ resource: 'nvidia.com/gpu', count: 2 }],
      },
    ]);
    expect(told.holders).toMatchObject([
      { pod: 'a', node: 'n1', accelerators: [{ count: 4 }] },
    ]);
    expect(told.schedulable).toMatchObject([
      { name: 'n1', free: { 'nvidia.com/gpu': 3, cpu: 58, pods: 109 } },
    ]);
    expect(told.problems).toEqual([]);
  });

  it('says nothing of what is free where pods were not read', () => {
    const inventory = emptyInventory();
    inventory.put(NODES, node('n1'));
    inventory.unread(SCHEDULING_PODS, 'the API server refused it');
    const { pools, nodes, schedulable } = inventory.read();
    expect(pools).toMatchObject([{ amounts: [], nodeCount: 1 }]);
    expect(nodes).toMatchObject([{ amounts: [] }]);
    expect(schedulable[0]?.free).toEqual({
      unknown: 'the API server refused it',
    });
    expect(pools[0]?.problems).toEqual([
      'Node n1 has 8 nvidia.com/gpu, and what is held of it cannot be told: the API server refused it',
    ]);
  });

  it('still tells what device plugins count where claims were not read', () => {
    const inventory = emptyInventory();
    inventory.put(NODES, node('n1'));
    inventory.put(
      RESOURCE_SLICES,
      RESOURCE_SLICES.decode({
        metadata: { name: 's' },
        spec: {
          driver: 'gpu.nvidia.com',
          nodeName: 'n1',
          pool: { name: 'n1', generation: 1, resourceSliceCount: 1 },
          devices: [{ name: 'gpu-0' }],
        },
      }),
    );
    inventory.unread(RESOURCE_CLAIMS, 'it timed out');
    const { pools, schedulable } = inventory.read();
    expect(pools[0]?.amounts).toMatchObject([{ resource: 'nvidia.com/gpu' }]);
    expect(schedulable[0]?.free).toEqual({ unknown: 'it timed out' });
  });

  it('does not take the holders of a node for stranded where nodes were not read', () => {
    const inventory = emptyInventory();
    inventory.put(SCHEDULING_PODS, pod('a', 1, 'n1'));
    inventory.unread(NODES, 'the API server refused it');
    expect(inventory.read()).toMatchObject({
      pools: [],
      holders: [{ pod: 'a', pool: { unknown: 'the API server refused it' } }],
      problems: [expect.stringContaining('nodes were not read')],
    });
  });

  it('tells the same object until something changes', () => {
    const inventory = emptyInventory();
    inventory.put(NODES, node('n1'));
    const before = inventory.read();
    expect(inventory.read()).toBe(before);
    inventory.put(SCHEDULING_PODS, pod('a', 4, 'n1'));
    expect(inventory.read()).not.toBe(before);
    expect(before.pools[0]?.amounts[0]?.allocated).toBe(0);
  });

  it('gives pools the role of the first rule that matches', () => {
    const inventory = new GpuInventory({
      cluster: 'west',
      settings: {
        ...DEFAULT_GPU_SETTINGS,
        poolRoles: [
          { match: { label: 'nvidia.com/gpu.product=Tesla-T4' }, role: 'old' },
          { match: { name: 'serv*' }, role: 'serving' },
          { match: {}, role: 'other' },
        ],
      },
    });
    inventory.put(NODES, node('n1'));
    expect(inventory.read().pools).toMatchObject([{ role: 'serving' }]);
  });
});
