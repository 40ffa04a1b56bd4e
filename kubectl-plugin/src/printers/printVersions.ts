import type { ClusterVersions } from '../cluster/ClusterAccess';
import { printable } from '../terminal/printable';

export interface Versions {
  client: { version: string; node: string };
  /** absent when no cluster was asked, or none answered */
  clusters?: readonly ClusterVersions[];
}

/** The versions as `kubectl version` words them. */
export function printVersions({ client, clusters = [] }: Versions): string {
  const lines = [
    `Client Version: ${client.version}`,
    `Node Version: ${client.node}`,
    ...clusters.flatMap(({ cluster, server, platforms }) => [
      `Server Version: ${server} (${cluster})`,
      ...platforms.map(
        ({ id, served }) => `  ${id}: ${served.join(', ') || 'not served'}`,
      ),
    ]),
  ];
  return lines.map(line => `${printable(line)}\n`).join('');
}
