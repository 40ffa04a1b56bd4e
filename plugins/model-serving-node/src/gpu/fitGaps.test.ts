import type { ClusterState } from '@modeldeck/plugin-model-serving-common';
import { fitGaps } from './fitGaps';

function cluster(
  resource: string,
  overrides: Partial<ClusterState> = {},
): ClusterState {
  return {
    name: 'west',
    version: 'v1.34.1',
    reachable: true,
    gaps: [
      { resource, state: 'forbidden', reason: 'no', consequence: 'something' },
    ],
    ...overrides,
  };
}

describe('fitGaps', () => {
  it.each([
    ['nodes', 'nodes'],
    ['resourceslices.resource.k8s.io', 'nodes'],
    ['resourcequotas', 'quotas'],
    ['clusterqueues.kueue.x-k8s.io', 'quotas'],
  ])('takes %s that were not read for %s there may be', (resource, decides) => {
    expect(fitGaps([cluster(resource)])).toEqual([
      {
        cluster: 'west',
        decides,
        detail: `${resource} could not be listed: no`,
      },
    ]);
  });

  // What is free on a node is unknown then, and the node says so.
  it.each(['pods', 'inferenceservices.serving.kserve.io'])(
    'leaves %s to who needs them',
    resource => {
      expect(fitGaps([cluster(resource)])).toEqual([]);
    },
  );

  it('cannot tell what nodes a cluster has that does not answer', () => {
    const lost = { reachable: false, error: 'connection refused', gaps: [] };
    expect(fitGaps([cluster('nodes', lost)])).toEqual([
      { cluster: 'west', decides: 'nodes', detail: 'connection refused' },
    ]);
  });
});
