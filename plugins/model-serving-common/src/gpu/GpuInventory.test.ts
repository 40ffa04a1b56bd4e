import { NODES } from '../kubernetes/node';
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

describe('GpuInventory', () => {
  it('tells what a pool has, who holds it and what waits', () => {
    const inventory = new GpuInventory({
      cluster: 'west',
      settings: DEFAULT_GPU_SETTINGS,
    });
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
});
