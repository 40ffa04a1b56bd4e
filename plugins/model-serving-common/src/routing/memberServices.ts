import { type Service, serviceSelects } from '../kubernetes/service';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import type { RoutedMember } from './RoutedMember';
import { selecting, SERVICES_BY_LABEL } from './routingIndexes';

/** Services that select pods of the members, those that select all of them first. */
export function memberServices(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): Service[] {
  const selected = selecting(SERVICES_BY_LABEL, members, objects).filter(
    service => members.some(m => serviceSelects(service, m.labels)),
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
