import type { Gap } from '@modeldeck/plugin-model-serving-common';
import { aCluster } from '../__testUtils__/services';
import { clusterNotices } from './clusterNotices';

const gap = (state: Gap['state']): Gap => ({
  resource: 'pods',
  state,
  reason: 'because',
  consequence: 'The pods cannot be told.',
});

describe('clusterNotices', () => {
  it('has nothing to say of a cluster that was read whole', () => {
    expect(clusterNotices([aCluster()])).toEqual([]);
  });

  it('has nothing to say of kinds that a cluster does not have', () => {
    expect(clusterNotices([aCluster({ gaps: [gap('absent')] })])).toEqual([]);
  });

  it.each(['forbidden', 'failed'] as const)('tells a %s list', state => {
    expect(
      clusterNotices([aCluster({ gaps: [gap(state), gap('absent')] })]),
    ).toEqual([expect.objectContaining({ kind: 'gaps', gaps: [gap(state)] })]);
  });

  it.each([
    { reachable: false },
    { reachable: true, staleSince: '2026-11-21T11:00:00Z' },
  ])('tells that a cluster is lost: %j', state => {
    expect(clusterNotices([aCluster(state)])).toEqual([
      expect.objectContaining({ kind: 'unreachable', cluster: 'prod' }),
    ]);
  });
});
