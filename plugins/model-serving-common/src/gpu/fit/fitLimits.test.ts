import type { GpuQuota } from '../../model/gpuTypes';
import { unknown } from '../../model/known';
import { aNode, aQuota, fit, GPU, gpus, NODES } from './testing/fitting';

describe('quotas', () => {
  const request = { namespace: 'ml', replicas: 3, accelerators: [gpus(2)] };

  it('keep away what nodes have room for', () => {
    const quotas = [aQuota({ resource: `requests.${GPU}`, headroom: 4 })];
    expect(fit(NODES, request, { quotas })).toMatchObject({
      fits: 'no',
      replicasPlaced: 2,
      reasons: [
        {
          code: 'quota',
          nodes: 0,
          detail:
            'ResourceQuota gpus of namespace ml leaves 4 nvidia.com/gpu, and 3 pods ask for 6 nvidia.com/gpu',
        },
      ],
      next: 'Have ResourceQuota gpus of namespace ml raised by 2 nvidia.com/gpu.',
    });
  });

  it('of other namespaces, clusters and queues do not count', () => {
    const none = { headroom: 0 };
    const quotas: GpuQuota[] = [
      aQuota({ ...none, namespace: 'other' }),
      aQuota({ ...none, cluster: 'other' }),
      aQuota({ ...none, kind: 'ClusterQueue', namespace: undefined }),
    ];
    expect(fit(NODES, request, { quotas }).fits).toBe('yes');
  });

  it('of a queue count for pods that go through it', () => {
    const quotas = [
      aQuota({ kind: 'ClusterQueue', name: 'q', flavor: 'spot', headroom: 2 }),
      aQuota({ kind: 'ClusterQueue', name: 'q', flavor: 'paid', headroom: 4 }),
    ];
    const through = (replicas: number) =>
      fit(NODES, { ...request, replicas, queue: 'q' }, { quotas });
    expect(through(2).fits).toBe('yes');
    expect(through(3)).toMatchObject({
      fits: 'cannot-tell',
      reasons: [
        {
          code: 'unread',
          detail:
            'ClusterQueue q has room for 3 pods in several flavors, but for 2 in one: it is enough unless they are one group',
        },
      ],
    });
    expect(through(4).fits).toBe('no');
    expect(fit(NODES, { ...request, queue: 'gone' }, { quotas }).fits).toBe(
      'cannot-tell',
    );
  });

  it('that cannot be told leave it open', () => {
    const quotas = [aQuota({ headroom: unknown('its status is empty') })];
    expect(fit(NODES, request, { quotas })).toMatchObject({
      fits: 'cannot-tell',
      replicasPlaced: 3,
      reasons: [
        {
          code: 'unread',
          detail:
            'what ResourceQuota gpus of namespace ml leaves of nvidia.com/gpu cannot be told: its status is empty',
        },
      ],
    });
  });
});

describe('what was not read', () => {
  const request = { replicas: 1, accelerators: [gpus(9)], namespace: 'ml' };

  it.each([
    ['nodes may have room', 'nodes', 9, 'cannot-tell'],
    ['nodes change nothing where others have room', 'nodes', 1, 'yes'],
    ['quotas may keep pods away', 'quotas', 1, 'cannot-tell'],
    ['quotas do not make room', 'quotas', 9, 'no'],
  ] as const)('%s', (_, decides, count, answer) => {
    const unread = [{ decides, detail: 'they cannot be listed' }];
    expect(
      fit(NODES, { ...request, accelerators: [gpus(count)] }, { unread }).fits,
    ).toBe(answer);
  });

  it('of a node is not taken for none', () => {
    const nodes = [
      ...NODES,
      aNode('n', { free: unknown('its pods cannot be listed') }),
    ];
    expect(fit(nodes, request)).toMatchObject({
      fits: 'cannot-tell',
      reasons: [
        {
          code: 'unread',
          nodes: 1,
          detail:
            'what is free on 1 node cannot be told: its pods cannot be listed',
        },
        { code: 'accelerators', nodes: 3 },
      ],
    });
  });

  it('of a product is not taken for another product', () => {
    const nodes = [aNode('n', { product: unknown('no label tells') })];
    const asked = { replicas: 1, accelerators: [gpus(1)], product: 'a100' };
    expect(fit(nodes, asked)).toMatchObject({
      fits: 'cannot-tell',
      placements: [],
      reasons: [{ code: 'unread', nodes: 1 }],
    });
  });
});
