import fc from 'fast-check';
import { NODES } from '../kubernetes/node';
import { gpuPools } from './gpuPools';
import { NODE_POOL_KEYS } from './nodePool';

function node(
  name: string,
  labels: Record<string, unknown>,
  capacity: unknown = { cpu: '64', 'nvidia.com/gpu': '4' },
) {
  return NODES.decode({ metadata: { name, labels }, status: { capacity } });
}

function poolsOf(
  nodes: Array<ReturnType<typeof node>>,
  poolKeys = NODE_POOL_KEYS,
) {
  return gpuPools({ cluster: 'west', nodes, poolKeys });
}

describe('gpuPools', () => {
  it('groups the nodes with accelerators by the label of their pool', () => {
    const a100 = { 'nvidia.com/gpu.product': 'NVIDIA-A100-SXM4-80GB' };
    const serving = { 'cloud.google.com/gke-nodepool': 'serving' };
    expect(
      poolsOf([
        node('b', { ...serving, ...a100 }),
        node('a', serving, { 'nvidia.com/mig-1g.5gb': '7' }),
        node('c', { 'cloud.google.com/gke-nodepool': 'system' }, { cpu: '4' }),
      ]),
    ).toEqual([
      {
        id: 'west/cloud.google.com%2Fgke-nodepool/serving',
        cluster: 'west',
        name: 'serving',
        labelKey: 'cloud.google.com/gke-nodepool',
        products: ['NVIDIA-A100-SXM4-80GB'],
        accelerators: ['nvidia.com/gpu', 'nvidia.com/mig-1g.5gb'],
        nodes: ['a', 'b'],
      },
    ]);
  });

  it.each(NODE_POOL_KEYS.filter(key => !key.endsWith('/')))(
    'knows the label %s',
    labelKey => {
      expect(poolsOf([node('a', { [labelKey]: 'gpus' })])).toMatchObject([
        { name: 'gpus', labelKey },
      ]);
    },
  );

  it('takes a role for a pool, unless all nodes have it', () => {
    const roles = (...names: string[]) =>
      Object.fromEntries(names.map(n => [`node-role.kubernetes.io/${n}`, '']));
    expect(
      poolsOf([node('a', roles('worker', 'gpu')), node('b', roles('worker'))]),
    ).toMatchObject([{ name: 'unknown product' }, { name: 'gpu' }]);
  });

  it('knows the machine set of an OpenShift node by its machine', () => {
    const machine = NODES.decode({
      metadata: {
        name: 'a',
        annotations: {
          'machine.openshift.io/machine':
            'openshift-machine-api/west-x7k2p-gpu-a-9zq4b',
        },
      },
      status: { capacity: { 'nvidia.com/gpu': '1' } },
    });
    expect(poolsOf([machine])).toMatchObject([{ name: 'west-x7k2p-gpu-a' }]);
  });

  it('takes a company’s own label before the cloud’s', () => {
    const labels = {
      'example.com/pool': 'inference',
      agentpool: 'np1',
    };
    expect(
      poolsOf([node('a', labels)], ['example.com/pool', ...NODE_POOL_KEYS]),
    ).toMatchObject([{ name: 'inference' }]);
  });

  it('groups by product and instance type where no label names a pool', () => {
    const labels = {
      'nvidia.com/gpu.product': 'Tesla-T4',
      'node.kubernetes.io/instance-type': 'g4dn.xlarge',
    };
    const [pool, other] = poolsOf([
      node('a', labels),
      node('b', labels),
      node('c', {}),
    ]);
    expect(pool).toMatchObject({
      name: 'Tesla-T4 on g4dn.xlarge',
      nodes: ['a', 'b'],
    });
    expect(pool).not.toHaveProperty('labelKey');
    expect(other).toMatchObject({ name: 'unknown product', nodes: ['c'] });
  });

  it('keeps a node in its pool while its driver counts no device', () => {
    const product = { 'nvidia.com/gpu.product': 'Tesla-T4' };
    const [pool] = poolsOf([
      node('a', product, {}),
      node('b', product, { 'nvidia.com/gpu': '0' }),
    ]);
    expect(pool?.nodes).toEqual(['a', 'b']);
  });

  it('does not tell a pool of one name from another’s by its label alone', () => {
    const ids = poolsOf([
      node('a', { agentpool: 'gpus' }),
      node('b', { 'karpenter.sh/nodepool': 'gpus' }),
    ]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it('takes whatever a node holds, and puts each into one pool', () => {
    const label = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.constant(null),
    );
    const nodes = fc.array(
      fc.record({
        labels: fc.dictionary(
          fc.constantFrom('agentpool', 'nvidia.com/gpu.product', '__proto__'),
          label,
        ),
        capacity: fc.oneof(
          fc.constant({ 'nvidia.com/gpu': '1' }),
          fc.anything(),
        ),
      }),
    );
    fc.assert(
      fc.property(nodes, parts => {
        const decoded = parts.map(({ labels, capacity }, index) =>
          node(`n${index}`, labels, capacity),
        );
        const placed = poolsOf(decoded).flatMap(pool => pool.nodes);
        expect(new Set(placed).size).toBe(placed.length);
        expect(placed.length).toBeLessThanOrEqual(parts.length);
      }),
    );
  });
});
