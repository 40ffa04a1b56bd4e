import { type Service, SERVICES, serviceSelects } from '../kubernetes/service';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { byName } from '../platforms/kserve/byName';
import type { RoutedMember } from './RoutedMember';

/** Services that select pods of the members, those that select all of them first, by name. */
export function memberServices(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): Service[] {
  const selected = byName(
    objects
      .list(SERVICES)
      .filter(service => members.some(m => serviceSelects(service, m.labels))),
  );
  return [
    ...selected.filter(service => selectsAll(service, members)),
    ...selected.filter(service => !selectsAll(service, members)),
  ];
}

/** Whether requests to this one Service may end at any of the members. */
export function selectsAll(
  service: Service,
  members: readonly RoutedMember[],
): boolean {
  return members.every(m => serviceSelects(service, m.labels));
}
