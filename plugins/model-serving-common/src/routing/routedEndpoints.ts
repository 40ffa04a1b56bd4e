import type { Endpoint } from '../model/types';
import { endpointsOf } from '../platforms/endpointsOf';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import { memberServices } from './memberServices';
import type { RoutedMember } from './RoutedMember';
import type { TrafficSplit } from './TrafficSplit';

/** Where a service is reached: the hosts of its route, and its Services within the cluster. */
export function routedEndpoints(
  members: readonly RoutedMember[],
  split: TrafficSplit,
  objects: NamespaceObjects,
): Endpoint[] {
  const cluster = memberServices(members, objects).map(
    ({ metadata, ports }) => {
      const port = ports[0]?.port;
      const host = `${metadata.name}.${objects.namespace}.svc.cluster.local`;
      return `http://${host}${
        port === undefined || port === 80 ? '' : `:${port}`
      }`;
    },
  );
  return endpointsOf([...split.urls, ...cluster]);
}
