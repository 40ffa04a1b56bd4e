import type { KubeObject } from './resourceType';

/**
 * Objects in the order of their names. Lists and watches deliver them in different orders, and
 * the same cluster must read the same to both.
 */
export function byName<T extends KubeObject>(objects: readonly T[]): T[] {
  return [...objects].sort(({ metadata: a }, { metadata: b }) =>
    a.name < b.name ? -1 : Number(a.name > b.name),
  );
}
