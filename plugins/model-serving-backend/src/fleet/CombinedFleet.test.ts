import { FakeFleet } from '../__fixtures__/FakeFleet';
import { clusterState, modelService } from '../__fixtures__/modelServices';
import { CombinedFleet } from './CombinedFleet';
import type { FleetChange } from '@modeldeck/plugin-model-serving-node';

const westService = modelService({ cluster: 'west' });
const eastService = modelService({ cluster: 'east' });

function setup() {
  const west = new FakeFleet([westService], [clusterState({ name: 'west' })]);
  const east = new FakeFleet([eastService], [clusterState({ name: 'east' })]);
  const now = () => new Date('2026-01-02T00:00:00Z');
  return { west, east, fleet: new CombinedFleet([west, east], now) };
}

describe('CombinedFleet', () => {
  it('holds the services of all clusters, also those of one name', () => {
    const { fleet } = setup();
    const list = fleet.list();
    expect(list.items).toEqual([westService, eastService]);
    expect(list.clusters.map(({ name }) => name)).toEqual(['west', 'east']);
    expect(list.observedAt).toBe('2026-01-02T00:00:00.000Z');
    expect(fleet.get(eastService.id)).toBe(eastService);
    expect(fleet.get('nowhere')).toBeUndefined();
  });

  it('tells of a change in one cluster with the state of all', () => {
    const { west, east, fleet } = setup();
    const changes: FleetChange[] = [];
    fleet.subscribe(change => changes.push(change));
    const lost = clusterState({ name: 'west', reachable: false });
    west.change({ clusters: [lost] });
    east.change({ removed: [eastService.id] });
    expect(changes).toEqual([
      {
        changed: [],
        removed: [],
        clusters: [lost, clusterState({ name: 'east' })],
      },
      {
        changed: [],
        removed: [eastService.id],
        clusters: [lost, clusterState({ name: 'east' })],
      },
    ]);
    expect(fleet.list().items).toEqual([westService]);
  });

  it('tells what each cluster serves', () => {
    const { fleet } = setup();
    expect(fleet.served()).toEqual([
      { cluster: 'west', resources: [] },
      { cluster: 'east', resources: [] },
    ]);
  });

  it('ends all subscriptions, and stops all fleets', async () => {
    const { west, east, fleet } = setup();
    fleet.subscribe(() => {})();
    expect(west.listeners.size + east.listeners.size).toBe(0);
    await fleet.stop();
    expect([west.stopped, east.stopped]).toEqual([true, true]);
  });
});
