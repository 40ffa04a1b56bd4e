import { mockServices } from '@backstage/backend-test-utils';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { clusterState } from '../__fixtures__/modelServices';
import { logClusterStates } from './logClusterStates';

const gap = {
  resource: 'pods',
  state: 'forbidden' as const,
  reason: 'user "viewer" may not list it',
  consequence: 'why a pod does not run',
};

describe('logClusterStates', () => {
  it('says once how a cluster is, and again when that changes', () => {
    const logger = mockServices.logger.mock();
    const fleet = new FakeFleet();
    logClusterStates({ fleet, logger });
    fleet.change({ changed: [] });
    expect(logger.info.mock.calls).toEqual([['Cluster "west" is read']]);

    const staleSince = '2026-01-01T00:00:00Z';
    const lost = { reachable: false, staleSince, error: 'refused\u001b[2J' };
    fleet.change({ clusters: [clusterState(lost)] });
    fleet.change({ clusters: [clusterState(lost)] });
    expect(logger.warn.mock.calls).toEqual([
      [
        'Cluster "west" is out of reach since 2026-01-01T00:00:00Z, its last known services stay: refused',
      ],
    ]);

    fleet.change({ clusters: [clusterState()] });
    expect(logger.info.mock.calls.at(-1)).toEqual(['Cluster "west" is read']);
    expect(logger.info).toHaveBeenCalledTimes(2);
  });

  it('names the lists that cannot be read, but not those of kinds that are not there', () => {
    const logger = mockServices.logger.mock();
    const fleet = new FakeFleet(
      [],
      [
        clusterState({
          gaps: [gap, { ...gap, resource: 'x', state: 'absent' }],
        }),
      ],
    );
    logClusterStates({ fleet, logger });
    expect(logger.info.mock.calls).toEqual([
      ['Cluster "west" is read, but for pods (user "viewer" may not list it)'],
    ]);
  });

  it('warns of a cluster that was never read', () => {
    const logger = mockServices.logger.mock();
    const fleet = new FakeFleet([], [clusterState({ reachable: false })]);
    logClusterStates({ fleet, logger });
    expect(logger.warn.mock.calls).toEqual([
      ['Cluster "west" cannot be read: no reason is known'],
    ]);
  });
});
