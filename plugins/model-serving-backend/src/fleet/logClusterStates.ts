import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  plainText,
  type ClusterState,
} from '@modeldeck/plugin-model-serving-common';
import type { Fleet } from './Fleet';

/** Logs how the clusters are now, when one is lost or back, and which lists cannot be read. */
export function logClusterStates(options: {
  fleet: Fleet;
  logger: LoggerService;
}): void {
  const { fleet, logger } = options;
  const said = new Map<string, string>();

  function log(clusters: readonly ClusterState[]): void {
    for (const cluster of clusters) {
      const line = describe(cluster);
      if (said.get(cluster.name) !== line) {
        said.set(cluster.name, line);
        logger[cluster.reachable ? 'info' : 'warn'](line);
      }
    }
  }

  log(fleet.list().clusters);
  fleet.subscribe(({ clusters }) => log(clusters));
}

function describe(cluster: ClusterState): string {
  const subject = `Cluster "${cluster.name}"`;
  if (!cluster.reachable) {
    const error = plainText(cluster.error ?? 'no reason is known');
    return cluster.staleSince
      ? `${subject} is out of reach since ${cluster.staleSince}, its last known services stay: ${error}`
      : `${subject} cannot be read: ${error}`;
  }
  const gaps = cluster.gaps
    .filter(({ state }) => state !== 'absent')
    .map(({ resource, reason }) => `${resource} (${reason})`);
  return gaps.length
    ? `${subject} is read, but for ${plainText(gaps.join(', '))}`
    : `${subject} is read`;
}
