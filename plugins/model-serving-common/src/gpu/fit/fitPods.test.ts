import type { GpuFitRequest } from '../../model/gpuTypes';
import { fitPods } from './fitPods';
import { aNode, fit, GPU, gpus, NODES } from './testing/fitting';

it('fills the nodes that have the least room first', () => {
  expect(fit(NODES, { replicas: 4, accelerators: [gpus(2)] })).toMatchObject({
    fits: 'yes',
    replicasPlaced: 4,
    placements: [
      { node: 'a1', replicas: 1 },
      { node: 'a2', replicas: 1 },
      { node: 'a3', replicas: 2 },
    ],
    reasons: [],
  });
});

it('names the node that lacks least, and where free devices are scattered', () => {
  const scattered = NODES.slice(0, 2);
  expect(
    fit(scattered, { replicas: 1, accelerators: [gpus(4)] }),
  ).toMatchObject({
    fits: 'no',
    replicasPlaced: 0,
    reasons: [
      {
        code: 'accelerators',
        nodes: 2,
        detail:
          '2 nodes have less than 4 nvidia.com/gpu free; the nearest, a1, has 3 nvidia.com/gpu',
      },
    ],
    next: '5 nvidia.com/gpu are free, scattered over 2 nodes: move pods until one node has 4, or ask for fewer in one pod.',
  });
});

it('tells how far it comes when only some of the pods find room', () => {
  expect(fit(NODES, { replicas: 9, accelerators: [gpus(2)] })).toMatchObject({
    fits: 'no',
    replicasPlaced: 6,
    reasons: [
      {
        code: 'accelerators',
        nodes: 3,
        detail:
          '3 nodes have less than 2 nvidia.com/gpu free once the others are placed; the nearest, a1, has 1 nvidia.com/gpu',
      },
    ],
    next: 'Free 1 nvidia.com/gpu more on a1, add a node, or ask for less in one pod.',
  });
});

describe('what keeps pods away', () => {
  const cases: Array<
    [string, Parameters<typeof aNode>[1], Partial<GpuFitRequest>, object]
  > = [
    [
      'another product',
      { product: 'Tesla-T4' },
      { product: 'a100' },
      {
        code: 'product',
        detail: '1 node has another product: Tesla-T4 (1)',
      },
    ],
    [
      'another pool',
      { pool: 'c/key/serving' },
      { pool: 'training' },
      { code: 'pool', detail: '1 node is in another pool' },
    ],
    [
      'no such accelerator',
      { free: { cpu: 8, memory: 2 ** 35, pods: 9 } },
      {},
      { code: 'accelerators', detail: '1 node has no nvidia.com/gpu' },
    ],
    [
      'a missing label',
      { labels: { zone: 'b' } },
      { nodeSelector: { zone: 'a' } },
      { code: 'selector', detail: '1 node lacks the label zone=a' },
    ],
    [
      'a cordon, told once though it is a taint as well',
      {
        unavailable: 'it is cordoned',
        taints: [
          {
            key: 'node.kubernetes.io/unschedulable',
            value: '',
            effect: 'NoSchedule',
          },
        ],
      },
      {},
      {
        code: 'unavailable',
        detail: '1 node takes no pods: n (it is cordoned)',
      },
    ],
    [
      'a taint',
      { taints: [{ key: 'sku', value: 'gpu', effect: 'NoExecute' }] },
      {},
      {
        code: 'taint',
        detail:
          '1 node is tainted sku=gpu:NoExecute, which the pods do not tolerate',
      },
    ],
    [
      'too little cpu',
      { free: { [GPU]: 1, cpu: 1.5, memory: 2 ** 35, pods: 9 } },
      { cpu: 4 },
      {
        code: 'cpu',
        detail:
          '1 node has less than 4 cores free; the nearest, n, has 1.5 cores',
      },
    ],
    [
      'too little memory',
      { free: { [GPU]: 1, cpu: 8, memory: 2 ** 30, pods: 9 } },
      { memoryBytes: 3 * 2 ** 30 },
      {
        code: 'memory',
        detail:
          '1 node has less than 3 GiB of memory free; the nearest, n, has 1 GiB of memory',
      },
    ],
    [
      'as many pods as a node may run',
      { free: { [GPU]: 1, cpu: 8, memory: 2 ** 30, pods: 0 } },
      {},
      { code: 'pods', detail: '1 node runs as many pods as may run there' },
    ],
  ];
  it.each(cases)('is %s', (_, node, request, reason) => {
    const answer = fit([aNode('n', node)], {
      replicas: 1,
      accelerators: [gpus(1)],
      ...request,
    });
    expect(answer).toMatchObject({ fits: 'no', replicasPlaced: 0 });
    expect(answer.reasons).toEqual([{ nodes: 1, ...reason }]);
  });
});

describe('what does not', () => {
  const taints = [
    { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' },
  ];
  const cases: Array<
    [string, Parameters<typeof aNode>[1], Partial<GpuFitRequest>]
  > = [
    [
      'a tolerated taint',
      { taints },
      { tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }] },
    ],
    [
      'a taint tolerated by value',
      { taints },
      {
        tolerations: [
          { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' },
        ],
      },
    ],
    [
      'a toleration of all',
      { taints },
      { tolerations: [{ operator: 'Exists' }] },
    ],
    ['pods that go anywhere', { taints }, { tolerations: 'any' }],
    [
      'a taint that only prefers',
      { taints: [{ key: 'a', value: '', effect: 'PreferNoSchedule' }] },
      {},
    ],
    ['a pool by its name', { pool: 'c/key/big%20one' }, { pool: 'big one' }],
    [
      'a product in other letters',
      { product: 'NVIDIA-A100-SXM4-80GB' },
      { product: 'a100' },
    ],
    [
      'a third of what is free, thrice',
      { free: { [GPU]: 8, cpu: 0.3, memory: 9, pods: 9 } },
      { cpu: 0.1, replicas: 3 },
    ],
  ];
  it.each(cases)('is %s', (_, node, request) => {
    expect(
      fit([aNode('n', node)], {
        replicas: 1,
        accelerators: [gpus(1)],
        ...request,
      }),
    ).toMatchObject({ fits: 'yes', reasons: [] });
  });
});

it('recommends what would be enough by itself', () => {
  const tainted = [{ key: 'team', value: 'x', effect: 'NoSchedule' }];
  const nodes = [
    aNode('small', { free: { [GPU]: 1, cpu: 8, memory: 9, pods: 9 } }),
    aNode('other', { taints: tainted }),
  ];
  expect(fit(nodes, { replicas: 1, accelerators: [gpus(2)] }).next).toBe(
    'Let the pods tolerate team=x:NoSchedule.',
  );
});

it('puts all pods of a request into one cluster', () => {
  const nodes = [
    ...NODES,
    ...NODES.map(node => ({ ...node, cluster: 'second' })),
    aNode('big', { cluster: 'third', free: { [GPU]: 20, pods: 20 } }),
  ];
  const answer = fit(nodes, { replicas: 10, accelerators: [gpus(2)] });
  expect(answer.placements).toEqual([
    { cluster: 'third', pool: 'c/key/pool', node: 'big', replicas: 10 },
  ]);
  expect(fit(nodes, { replicas: 11, accelerators: [gpus(2)] })).toMatchObject({
    fits: 'no',
    replicasPlaced: 10,
    next: expect.stringMatching(/^Of 3 clusters third comes nearest\. /),
  });
});

it('answers about clusters without any node', () => {
  const request = { replicas: 1, accelerators: [gpus(1)] };
  expect(fit([], request)).toMatchObject({
    fits: 'no',
    next: 'Add a node with 1 nvidia.com/gpu free.',
  });
  expect(
    fit([], request, { unread: [{ decides: 'nodes', detail: 'forbidden' }] }),
  ).toMatchObject({ fits: 'cannot-tell' });
});

it('names only the commonest taints of many', () => {
  const nodes = Array.from({ length: 40 }, (_, index) =>
    aNode(`n${index}`, {
      taints: [{ key: `k${index}`, value: '', effect: 'NoSchedule' }],
    }),
  );
  const { reasons } = fit(nodes, { replicas: 1, accelerators: [gpus(1)] });
  expect(reasons.length).toBeLessThan(10);
  expect(reasons.reduce((sum, { nodes: count }) => sum + count, 0)).toBe(40);
});

it('lets nothing of what others named out as it is', () => {
  const hostile = '\u001b[31mred\nline';
  const nodes = [aNode(hostile, { unavailable: hostile })];
  const { reasons } = fit(nodes, { replicas: 1, accelerators: [gpus(1)] });
  expect(JSON.stringify(reasons)).not.toMatch(/\\u001b|\\n/);
});

it('repeats what was asked and when', () => {
  const request = { replicas: 1, accelerators: [gpus(1)] };
  const observedAt = '2026-11-21T10:00:00Z';
  expect(
    fitPods({ nodes: [], quotas: [], unread: [], request, observedAt }),
  ).toMatchObject({ kind: 'GpuFit', request, observedAt });
});
