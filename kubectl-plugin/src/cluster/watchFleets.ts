import { LiveFleet } from '@modeldeck/plugin-model-serving-node';
import type { FleetQuery, FleetUpdate, WatchedFleet } from './ClusterAccess';
import { groupByNamespace } from './groupByNamespace';
import type { KubeClusterAccessOptions } from './KubeClusterAccess';
import { mergeLists } from './mergeLists';

/** Follows clusters; those that look into the same namespace share a fleet. */
export function watchFleets(
  { clients, platforms, settings, now }: KubeClusterAccessOptions,
  query: FleetQuery,
): WatchedFleet {
  const fleets = groupByNamespace(clients, query).map(group =>
    LiveFleet.start({
      clients: group.clients,
      platforms,
      settings,
      now,
      namespace: group.namespace,
      labelSelector: query.labelSelector,
    }),
  );
  const clusters = clients.map(({ cluster }) => cluster);
  return {
    ready: async () => {
      await Promise.all(fleets.map(fleet => fleet.ready()));
    },
    list: () =>
      mergeLists(
        fleets.map(fleet => fleet.list()),
        clusters,
      ),
    subscribe: (listener: (update: FleetUpdate) => void) => {
      const stops = fleets.map(fleet => fleet.subscribe(listener));
      return () => stops.forEach(stop => stop());
    },
    stop: async () => {
      await Promise.all(fleets.map(fleet => fleet.stop()));
    },
  };
}
