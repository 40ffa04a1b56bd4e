import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';

/** Several lists as one, ordered by cluster as the user listed them. */
export function mergeLists(
  lists: readonly ModelServiceList[],
  clusters: readonly string[],
): ModelServiceList {
  const [first] = lists;
  if (first && lists.length === 1) {
    return first;
  }
  const place = new Map(clusters.map((name, index) => [name, index]));
  const inOrder = (a: string, b: string) =>
    (place.get(a) ?? 0) - (place.get(b) ?? 0);
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'ModelServiceList',
    // What was seen first is as old as the whole.
    observedAt: lists.map(({ observedAt }) => observedAt).sort()[0] ?? '',
    clusters: lists
      .flatMap(list => list.clusters)
      .sort((a, b) => inOrder(a.name, b.name)),
    items: lists
      .flatMap(list => list.items)
      .sort((a, b) => inOrder(a.cluster, b.cluster)),
  };
}
