import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import { list as listWith, service } from '../__fixtures__/services';
import { mergeLists } from './mergeLists';

function list(
  cluster: string,
  observedAt: string,
  ...names: string[]
): ModelServiceList {
  return listWith(
    names.map(name => service({ cluster, name })),
    {
      clusters: [
        { name: cluster, version: 'v1.34.1', reachable: true, gaps: [] },
      ],
      observedAt,
    },
  );
}

describe('mergeLists', () => {
  const east = list('east', '2026-11-21T12:00:05Z', 'b', 'a');
  const west = list('west', '2026-11-21T12:00:01Z', 'a');

  it('leaves a single list as it is', () => {
    expect(mergeLists([east], ['east'])).toBe(east);
  });

  it('orders by cluster as the user listed them, and keeps the order within', () => {
    const merged = mergeLists([east, west], ['west', 'east']);
    expect(merged.clusters.map(({ name }) => name)).toEqual(['west', 'east']);
    expect(
      merged.items.map(({ cluster, name }) => `${cluster}/${name}`),
    ).toEqual(['west/a', 'east/b', 'east/a']);
  });

  it('is as old as the oldest of them', () => {
    expect(mergeLists([east, west], ['east', 'west']).observedAt).toBe(
      west.observedAt,
    );
  });
});
