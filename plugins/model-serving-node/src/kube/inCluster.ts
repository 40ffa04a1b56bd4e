import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterConnection } from './ClusterConnection';
import { connect } from './connect';
import { KubeError } from './KubeError';

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** @public */
export interface InClusterOptions {
  name?: string;
  namespace?: string;
  env?: Record<string, string | undefined>;
  /** folder with token, ca.crt and namespace; by default where the kubelet puts them */
  serviceAccount?: string;
}

/** Whether the kubelet announced an API server to this process. */
export function isInCluster(env: Record<string, string | undefined>): boolean {
  return Boolean(env.KUBERNETES_SERVICE_HOST && env.KUBERNETES_SERVICE_PORT);
}

/**
 * The connection of a pod to its own cluster, as its service account.
 *
 * @throws KubeError of kind `kubeconfig` outside of a pod
 * @public
 */
export async function inClusterConnection(
  options: InClusterOptions = {},
): Promise<ClusterConnection> {
  const { env = process.env, serviceAccount = SERVICE_ACCOUNT } = options;
  const name = options.name ?? 'in-cluster';
  if (!isInCluster(env)) {
    throw new KubeError({
      kind: 'kubeconfig',
      cluster: name,
      what: 'use the service account of this pod',
      why: 'this process does not run in a cluster',
      hint: 'configure a kubeconfig instead',
    });
  }
  const host = env.KUBERNETES_SERVICE_HOST ?? '';
  const address = host.includes(':') ? `[${host}]` : host;
  return connect({
    name,
    namespace: options.namespace ?? (await ownNamespace(serviceAccount)),
    cluster: {
      server: `https://${address}:${env.KUBERNETES_SERVICE_PORT}`,
      caFile: join(serviceAccount, 'ca.crt'),
      skipTLSVerify: false,
    },
    user: { tokenFile: join(serviceAccount, 'token') },
  });
}

async function ownNamespace(serviceAccount: string): Promise<string> {
  try {
    return (await readFile(join(serviceAccount, 'namespace'), 'utf8')).trim();
  } catch {
    // It is a default for people only: who lists all namespaces never needs it.
    return 'default';
  }
}
