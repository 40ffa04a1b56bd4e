import type { FleetChange } from '@modeldeck/plugin-model-serving-node';
import type { Fleet } from './Fleet';

/** What those who follow one fleet must be told when another takes its place. */
export function replaceFleet(former: Fleet, next: Fleet): FleetChange {
  const { items, clusters } = next.list();
  return {
    changed: items,
    removed: former
      .list()
      .items.filter(({ id }) => !next.get(id))
      .map(({ id }) => id),
    clusters,
  };
}
