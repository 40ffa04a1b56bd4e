import { unknown } from '@modeldeck/plugin-model-serving-common';
import {
  aCluster,
  aFleet,
  aRevision,
  aService,
} from '../__testUtils__/services';
import { fleetRow, fleetRows, podCount } from './fleetRow';

describe('fleetRow', () => {
  it('sums the pods of all revisions', () => {
    const service = aService({
      revisions: [
        aRevision({ replicas: { wanted: 2, ready: 1 } }),
        aRevision({ name: 'b', replicas: { wanted: 1, ready: 1 } }),
      ],
    });
    expect(podCount(service)).toEqual({ ready: 2, wanted: 3 });
  });

  it('does not sum around what is unknown', () => {
    const service = aService({
      revisions: [
        aRevision(),
        aRevision({ replicas: { wanted: 1, ready: unknown('forbidden') } }),
      ],
    });
    expect(podCount(service)).toEqual({
      ready: unknown('forbidden'),
      wanted: 3,
    });
  });

  it('does not say "no accelerators" where pods could not be listed', () => {
    const cluster = aCluster({
      gaps: [
        {
          resource: 'pods',
          namespace: 'payments',
          state: 'forbidden',
          reason: 'pods is forbidden',
          consequence: 'The pods cannot be told.',
        },
      ],
    });
    expect(fleetRow(aService(), cluster).accelerators).toEqual(
      unknown('pods is forbidden'),
    );
    expect(
      fleetRow(aService({ namespace: 'other' }), cluster).accelerators,
    ).toEqual([]);
  });

  it('is marked from when its cluster was last heard', () => {
    const staleSince = '2026-11-21T11:00:00Z';
    const [row] = fleetRows(
      aFleet([aService()], [aCluster({ reachable: false, staleSince })]),
    );
    expect(row?.staleSince).toBe(staleSince);
  });

  it('is found by what is known of it', () => {
    const { searchText } = fleetRow(
      aService({ owner: 'Team-Risk', model: modelOf('XGB-Fraud') }),
      undefined,
    );
    expect(searchText).toContain('team-risk');
    expect(searchText).toContain('xgb-fraud');
    expect(searchText).not.toContain('unknown');
  });
});

function modelOf(name: string) {
  const not = unknown('not said');
  return { name, version: not, format: not, storageUri: not };
}
