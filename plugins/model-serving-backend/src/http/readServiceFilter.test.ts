import { FakeFleet } from '../__fixtures__/FakeFleet';
import { clusterState, modelService } from '../__fixtures__/modelServices';
import { filterServices, readServiceFilter } from './readServiceFilter';

const list = new FakeFleet(
  [
    modelService({ cluster: 'west', namespace: 'a', owner: 'fraud' }),
    modelService({ cluster: 'west', namespace: 'b' }),
    modelService({
      cluster: 'east',
      namespace: 'a',
      health: { status: 'failed', reason: 'X', message: 'x' },
    }),
  ],
  [clusterState({ name: 'west' }), clusterState({ name: 'east' })],
).list();

describe('filterServices', () => {
  it.each([
    [{}, ['west/a', 'west/b', 'east/a']],
    [{ cluster: 'west' }, ['west/a', 'west/b']],
    [{ cluster: ['west', 'east'], namespace: 'a' }, ['west/a', 'east/a']],
    [{ health: 'failed' }, ['east/a']],
    [{ health: ['failed', 'healthy'] }, ['west/a', 'west/b', 'east/a']],
    [{ owner: 'fraud' }, ['west/a']],
    [{ namespace: 'none' }, []],
  ])('gives for %j %j', (query, expected) => {
    const { items } = filterServices(list, readServiceFilter(query));
    expect(items.map(s => `${s.cluster}/${s.namespace}`)).toEqual(expected);
  });

  it('keeps the state of the clusters asked for, though no service matches', () => {
    const { clusters } = filterServices(
      list,
      readServiceFilter({ cluster: 'west', namespace: 'none' }),
    );
    expect(clusters.map(({ name }) => name)).toEqual(['west']);
  });
});

describe('readServiceFilter', () => {
  it.each([
    [{ clusters: 'west' }, /known are cluster, namespace, health, owner/],
    [{ health: 'fine' }, /known are healthy, idle/],
    [{ cluster: { not: 'west' } }, /cluster must be text/],
  ])('refuses %j', (query, message) => {
    expect(() => readServiceFilter(query)).toThrow(message);
  });
});
