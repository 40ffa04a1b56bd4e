import { aGpuReport, aPool } from '../../__testUtils__/gpus';
import { aCluster } from '../../__testUtils__/services';
import { clustersNotRead, pickablePools, reportOf } from './pickablePools';

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

describe('reportOf', () => {
  it('leaves out what is not on the cluster that was chosen', () => {
    const report = aGpuReport({
      clusters: [aCluster({ name: 'prod' }), aCluster({ name: 'far' })],
      pools: [aPool({ cluster: 'prod' }), aPool({ cluster: 'far' })],
    });
    const names = (cluster?: string) => {
      const { clusters, pools } = reportOf(report, cluster);
      return [clusters.map(({ name }) => name), pools.map(p => p.cluster)];
    };
    expect(names('far')).toEqual([['far'], ['far']]);
    expect(names()).toEqual([
      ['prod', 'far'],
      ['prod', 'far'],
    ]);
  });
});
