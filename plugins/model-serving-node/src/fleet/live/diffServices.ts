import { isDeepStrictEqual } from 'node:util';
import type { ModelService } from '@modeldeck/plugin-model-serving-common';

export interface ServiceChange {
  /** new services and those that differ */
  changed: ModelService[];
  /** ids of services that are gone */
  removed: string[];
}

/**
 * What is different between two lists of services. A service that is only seen again stays the
 * same object, so that nothing is sent to anybody for it.
 */
export function diffServices(
  former: readonly ModelService[],
  next: readonly ModelService[],
): ServiceChange & { services: ModelService[] } {
  const known = new Map(former.map(service => [service.id, service]));
  const changed: ModelService[] = [];
  const services = next.map(service => {
    const before = known.get(service.id);
    known.delete(service.id);
    if (before && isSameService(before, service)) {
      return before;
    }
    changed.push(service);
    return service;
  });
  return { services, changed, removed: [...known.keys()] };
}

/** Whether they say the same, whenever they were observed. */
function isSameService(a: ModelService, b: ModelService): boolean {
  return isDeepStrictEqual(a, { ...b, observedAt: a.observedAt });
}
