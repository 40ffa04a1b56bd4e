import { aCluster, aFleet, aService } from '../__testUtils__/services';
import { applyFleetChange } from './applyFleetChange';

const fraud = aService({ name: 'fraud' });
const churn = aService({ name: 'churn' });

describe('applyFleetChange', () => {
  it('replaces, adds and removes services, and leaves the others alone', () => {
    const changed = { ...churn, mode: 'Standard' };
    const added = aService({ name: 'ranker' });
    const fleet = applyFleetChange(
      aFleet([fraud, churn, aService({ name: 'old' })]),
      {
        changed: [changed, added],
        removed: [aService({ name: 'old' }).id],
        clusters: [],
      },
    );
    expect(fleet.items).toEqual([fraud, changed, added]);
    expect(fleet.items[0]).toBe(fraud);
  });

  it('takes the new state of a cluster and keeps the others', () => {
    const lost = aCluster({ name: 'edge', reachable: false });
    const fleet = applyFleetChange(
      aFleet([], [aCluster(), aCluster({ name: 'edge' })]),
      { changed: [], removed: [], clusters: [lost] },
    );
    expect(fleet.clusters).toEqual([aCluster(), lost]);
  });

  it('is as new as its newest service and never older than before', () => {
    const newer = '2026-11-21T13:00:00Z';
    const older = '2026-11-21T11:00:00Z';
    const change = (observedAt: string) => ({
      changed: [{ ...fraud, observedAt }],
      removed: [],
      clusters: [],
    });
    const fleet = aFleet([fraud]);
    expect(applyFleetChange(fleet, change(newer)).observedAt).toBe(newer);
    expect(applyFleetChange(fleet, change(older)).observedAt).toBe(
      fleet.observedAt,
    );
  });

  it('brings a service back that was removed and made again in one change', () => {
    const again = { ...fraud, mode: 'Standard' };
    const fleet = applyFleetChange(aFleet([fraud]), {
      changed: [again],
      removed: [fraud.id],
      clusters: [],
    });
    expect(fleet.items).toEqual([again]);
  });
});
