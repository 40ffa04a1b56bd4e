import { NotFoundError } from '@backstage/errors';
import type { KubeClient } from '@modeldeck/plugin-model-serving-node';
import { clusterError } from '../canary/clusterError';
import type { ClusterConfig } from '../config/ClusterConfig';
import { connectCluster } from './connectCluster';

export interface ConfiguredClusters {
  clusters: readonly ClusterConfig[];
  connect?: (cluster: ClusterConfig) => Promise<KubeClient>;
}

/**
 * Does something on a configured cluster with a client of its own, with the credentials of now.
 *
 * @throws an error of `@backstage/errors` when the cluster cannot be asked
 */
export async function withClusterClient<T>(
  { clusters, connect = connectCluster }: ConfiguredClusters,
  name: string,
  run: (client: KubeClient, cluster: ClusterConfig) => Promise<T>,
): Promise<T> {
  const cluster = configuredCluster(clusters, name);
  let client: KubeClient | undefined;
  try {
    client = await connect(cluster);
    return await run(client, cluster);
  } catch (error) {
    throw clusterError(error, cluster.key);
  } finally {
    client?.close();
  }
}

/** @throws NotFoundError */
export function configuredCluster(
  clusters: readonly ClusterConfig[],
  name: string,
): ClusterConfig {
  const cluster = clusters.find(candidate => candidate.name === name);
  if (!cluster) {
    throw new NotFoundError(`No cluster "${name}" is configured`);
  }
  return cluster;
}
