import { FakeFleet } from '../__fixtures__/FakeFleet';
import { clusterState, modelService } from '../__fixtures__/modelServices';
import type { ServiceAccess } from '../permissions/ServiceAccess';
import { ViewerFleet } from './ViewerFleet';

const all: ServiceAccess = {
  allows: () => true,
  mayAllow: () => true,
  allowsAll: () => true,
  key: 'all',
};
const fraudOnly: ServiceAccess = {
  allows: service => service.owner === 'fraud',
  mayAllow: ({ cluster, namespace = 'a' }) =>
    cluster === 'west' && namespace === 'a',
  allowsAll: () => false,
  key: 'fraud',
};
const clusters = [clusterState({ name: 'west' })];
const mine = modelService({ name: 'mine', owner: 'fraud' });
const other = modelService({ name: 'other', owner: 'search' });

describe('ViewerFleet', () => {
  it('shows the services, clusters and gaps that the viewer may know of', () => {
    const gap = { resource: 'pods', state: 'failed' as const, reason: 'r' };
    const list = new FakeFleet(
      [mine, other],
      [
        clusterState({
          name: 'west',
          gaps: [
            { ...gap, namespace: 'a', consequence: 'c' },
            { ...gap, namespace: 'b', consequence: 'c' },
          ],
        }),
        clusterState({ name: 'east' }),
      ],
    ).list();
    const seen = new ViewerFleet(fraudOnly).whole(list);
    expect(seen.items).toEqual([mine]);
    expect(seen.clusters.map(({ name }) => name)).toEqual(['west']);
    expect(seen.clusters[0]?.gaps.map(g => g.namespace)).toEqual(['a']);
  });

  it('tells nothing of what happens to services that were never shown', () => {
    const viewer = new ViewerFleet(fraudOnly);
    viewer.whole(new FakeFleet([mine, other], clusters).list());
    expect(
      viewer.change({ changed: [other], removed: [], clusters }),
    ).toBeUndefined();
    expect(
      viewer.change({ changed: [], removed: [other.id], clusters }),
    ).toBeUndefined();
  });

  it('takes back a service that the viewer may see no longer, once', () => {
    const viewer = new ViewerFleet(fraudOnly);
    viewer.whole(new FakeFleet([mine], clusters).list());
    const given = { ...mine, owner: 'search' };
    expect(viewer.change({ changed: [given], removed: [], clusters })).toEqual({
      changed: [],
      removed: [mine.id],
      clusters,
    });
    expect(
      viewer.change({ changed: [given], removed: [], clusters }),
    ).toBeUndefined();
  });

  it('passes on that a cluster is lost, though no service changed', () => {
    const viewer = new ViewerFleet(all);
    viewer.whole(new FakeFleet([mine], clusters).list());
    const lost = [clusterState({ name: 'west', reachable: false })];
    const change = { changed: [], removed: [], clusters: lost };
    expect(viewer.change(change)).toEqual(change);
    expect(viewer.change(change)).toBeUndefined();
  });
});
