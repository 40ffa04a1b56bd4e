import { DESTINATION_RULES } from '../kubernetes/destinationRule';
import { HTTP_ROUTES } from '../kubernetes/httpRoute';
import type { ResourceType } from '../kubernetes/resourceType';
import { SERVICES } from '../kubernetes/service';
import { VIRTUAL_SERVICES } from '../kubernetes/virtualService';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { httpRouteSplit } from './httpRouteSplit';
import { noSplit } from './noSplit';
import { replicaSplit } from './replicaSplit';
import type { RoutedMember } from './RoutedMember';
import type { TrafficSplit } from './TrafficSplit';
import { virtualServiceSplit } from './virtualServiceSplit';

/**
 * Who of a service's members gets which share: by the HTTPRoute that names their Services, else
 * the VirtualService, else by ready pods. A list that could not be read hides a route that may
 * be there, so nothing that comes after it is believed.
 */
export function routeSplit(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): TrafficSplit {
  const steps = [
    { needs: [SERVICES, HTTP_ROUTES], split: httpRouteSplit },
    {
      needs: [VIRTUAL_SERVICES, DESTINATION_RULES],
      split: virtualServiceSplit,
    },
    { needs: [], split: replicaSplit },
  ];
  for (const { needs, split } of steps) {
    const hidden = needs
      .map(type => unreadable(type, objects))
      .find(reason => reason !== undefined);
    if (hidden !== undefined) {
      return noSplit(hidden);
    }
    const found = split(members, objects);
    if (found) {
      return found;
    }
  }
  return noSplit('no route names its Services');
}

/** Where the cluster does not serve a kind, there is for certain no object of it. */
function unreadable(
  type: ResourceType,
  objects: NamespaceObjects,
): string | undefined {
  return objects.state(type).state === 'absent'
    ? undefined
    : objects.cannotTell(type);
}
