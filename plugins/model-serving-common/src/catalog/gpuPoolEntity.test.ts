import fc from 'fast-check';
import type { GpuPoolIdentity } from '../model/gpuPoolTypes';
import { gpuPoolEntity, gpuPoolName } from './gpuPoolEntity';

const POOL: GpuPoolIdentity = {
  id: 'west/agentpool/serving',
  cluster: 'west',
  name: 'serving',
  labelKey: 'agentpool',
  products: ['Tesla-T4'],
  accelerators: ['nvidia.com/gpu'],
  nodes: ['a', 'b'],
};

describe('gpuPoolEntity', () => {
  it('says which pool of which cluster it is', () => {
    expect(gpuPoolEntity(POOL)).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: expect.stringMatching(/^west\.gpu-pool\.serving-[0-9a-z]{13}$/),
        title: 'serving',
        description: 'GPU pool "serving" on west',
        annotations: {
          'modeldeck.io/gpu-pool-id': 'west/agentpool/serving',
          'backstage.io/kubernetes-cluster': 'west',
        },
        tags: [],
      },
      spec: { type: 'gpu-pool', owner: 'unknown' },
    });
  });

  it('does not change with the nodes of the pool', () => {
    const scaled = { ...POOL, nodes: [], products: ['Tesla-T4', 'L4'] };
    expect(gpuPoolEntity(scaled)).toEqual(gpuPoolEntity(POOL));
  });

  it('tells two pools of one name apart', () => {
    const other = { ...POOL, id: 'west/karpenter.sh%2Fnodepool/serving' };
    expect(gpuPoolName(other)).not.toBe(gpuPoolName(POOL));
  });

  it('has a valid name, whatever the pool is called', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 90 });
    fc.assert(
      fc.property(text, text, text, (cluster, name, id) => {
        expect(gpuPoolName({ cluster, name, id })).toMatch(
          /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/,
        );
      }),
    );
  });
});
