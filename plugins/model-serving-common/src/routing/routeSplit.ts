import { DESTINATION_RULES } from '../kubernetes/destinationRule';
import { GRPC_ROUTES } from '../kubernetes/grpcRoute';
import { HTTP_ROUTES } from '../kubernetes/httpRoute';
import type { ResourceType } from '../kubernetes/resourceType';
import { SERVICES } from '../kubernetes/service';
import { VIRTUAL_SERVICES } from '../kubernetes/virtualService';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { grpcRoutes, httpRoutes } from './gatewayRoutes';
import { mergeSplits } from './mergeSplits';
import { noSplit } from './noSplit';
import { replicaSplit } from './replicaSplit';
import type { RoutedMember } from './RoutedMember';
import { splitOfRoute } from './splitOfRoute';
import type { TrafficSplit } from './TrafficSplit';
import {
  connectionSplitter,
  virtualServiceRoutes,
} from './virtualServiceRoutes';

type Step = (
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
) => TrafficSplit | undefined;

/**
 * Who of a service's members gets which share: by the HTTPRoutes and GRPCRoutes that name their
 * Services or inference pools, else by VirtualServices, else by ready pods. A list that could not
 * be read hides a route that may be there, so nothing that comes after it is believed.
 *
 * Routes of other namespaces are not seen, and a share that they give is not known of.
 */
export function routeSplit(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): TrafficSplit {
  const steps: ReadonlyArray<{ needs: ResourceType[]; split: Step }> = [
    { needs: [SERVICES, HTTP_ROUTES], split: gatewaySplit },
    {
      needs: [GRPC_ROUTES, VIRTUAL_SERVICES, DESTINATION_RULES],
      split: istioSplit,
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

/** A service of two protocols has a route for each, which should give the same shares. */
function gatewaySplit(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): TrafficSplit | undefined {
  return mergeSplits(
    [...httpRoutes(members, objects), ...grpcRoutes(members, objects)].map(
      splitOfRoute,
    ),
  );
}

function istioSplit(
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): TrafficSplit | undefined {
  const routes = virtualServiceRoutes(members, objects);
  const splitter = connectionSplitter(members, objects);
  return routes.length === 0 && splitter !== undefined
    ? noSplit(
        `VirtualService/${splitter} splits connections by tcp or tls, from which the shares of requests do not follow`,
      )
    : mergeSplits(routes.map(splitOfRoute));
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
