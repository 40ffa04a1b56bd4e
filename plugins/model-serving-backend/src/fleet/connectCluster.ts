import {
  createKubeClient,
  fixedCredential,
  inClusterConnection,
  type KubeClient,
  loadKubeconfig,
  type ClusterConnection,
} from '@modeldeck/plugin-model-serving-node';
import type { ClusterConfig } from '../config/ClusterConfig';

/**
 * A client for a configured cluster, under its configured name. Nothing is sent yet.
 *
 * @throws KubeError of kind `kubeconfig` when the credentials cannot be read
 */
export async function connectCluster(
  cluster: Omit<ClusterConfig, 'writable'>,
): Promise<KubeClient> {
  return createKubeClient(await connectionOf(cluster));
}

async function connectionOf(
  cluster: Omit<ClusterConfig, 'writable'>,
): Promise<ClusterConnection> {
  const { name, access } = cluster;
  switch (access.type) {
    case 'kubeconfig':
      return loadKubeconfig({
        name,
        path: access.path,
        context: access.context,
      });
    case 'inCluster':
      return inClusterConnection({ name });
    default:
      // Not through loadKubeconfig: it would add the credentials of the file's current user.
      return {
        name,
        server: access.url.replace(/\/+$/, ''),
        namespace: 'default',
        tls: {
          ca: access.caData && Buffer.from(access.caData, 'base64'),
          skipVerify: access.skipTLSVerify,
        },
        credentials: fixedCredential(
          access.token === undefined
            ? {}
            : { authorization: `Bearer ${access.token}` },
        ),
      };
  }
}
