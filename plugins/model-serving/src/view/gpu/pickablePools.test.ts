import { aGpuReport, aPool } from '../../__testUtils__/gpus';
import { aCluster } from '../../__testUtils__/services';
import { clustersNotRead, pickablePools } from './pickablePools';

describe('pickablePools', () => {
  it('begins with those that have what is asked for', () => {
    const pools = [
      aPool({ id: '1', name: 'z' }),
      aPool({ id: '2', name: 'a', accelerators: ['amd.com/gpu'] }),
      aPool({ id: '3', name: 'b' }),
    ];
    const names = (resource?: string) =>
      pickablePools(pools, resource).map(({ name }) => name);
    expect(names('nvidia.com/gpu')).toEqual(['b', 'z', 'a']);
    expect(names()).toEqual(['a', 'b', 'z']);
  });
});

describe('clustersNotRead', () => {
  it('names those whose nodes are not known', () => {
    const gap = {
      reason: 'forbidden',
      consequence: 'unknown',
      state: 'forbidden' as const,
    };
    const clusters = [
      aCluster({ name: 'read', gaps: [{ ...gap, resource: 'pods' }] }),
      aCluster({ name: 'away', reachable: false }),
      aCluster({ name: 'closed', gaps: [{ ...gap, resource: 'nodes' }] }),
    ];
    expect(clustersNotRead(aGpuReport({ clusters }))).toEqual([
      'away',
      'closed',
    ]);
  });
});
