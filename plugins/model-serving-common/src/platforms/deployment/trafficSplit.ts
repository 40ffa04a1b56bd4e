import { DESTINATION_RULES } from '../../kubernetes/destinationRule';
import { HTTP_ROUTES } from '../../kubernetes/httpRoute';
import type { ResourceType } from '../../kubernetes/resourceType';
import { SERVICES } from '../../kubernetes/service';
import { VIRTUAL_SERVICES } from '../../kubernetes/virtualService';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { DeploymentGroup } from './DeploymentGroup';
import { httpRouteSplit } from './httpRouteSplit';
import { noSplit, replicaSplit } from './replicaSplit';
import type { RouteSplit } from './RouteSplit';
import { virtualServiceSplit } from './virtualServiceSplit';

/**
 * Who gets which share: by the HTTPRoute that names the group's Services, else the
 * VirtualService, else by ready pods. A list that could not be read hides a route that may be
 * there, so nothing that comes after it is believed.
 */
export function trafficSplit(
  group: DeploymentGroup,
  objects: NamespaceObjects,
): RouteSplit {
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
    const found = split(group, objects);
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
