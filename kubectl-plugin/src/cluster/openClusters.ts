import { setMaxListeners } from 'node:events';
import {
  DEFAULT_SETTINGS,
  servingPlatforms,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  type KubeClient,
  loadKubeconfig,
  readContexts,
} from '@modeldeck/plugin-model-serving-node';
import { CommandError } from '../cli/CommandError';
import type { Host } from '../cli/Host';
import type { ConnectionFlags } from '../cli/Operation';
import type { ClusterAccess } from './ClusterAccess';
import { keepYoungGenerationSmall } from './keepYoungGenerationSmall';
import { KubeClusterAccess } from './KubeClusterAccess';

/** Opens the clusters that the flags choose. Throws a KubeError of kind `kubeconfig`. */
export async function openClusters(
  flags: ConnectionFlags,
  host: Pick<Host, 'env' | 'now'>,
  settings: ServingSettings = DEFAULT_SETTINGS,
): Promise<ClusterAccess> {
  return new KubeClusterAccess({
    clients: await openClients(flags, host),
    platforms: servingPlatforms,
    settings,
    chunkSize: flags.chunkSize,
    now: host.now,
  });
}

/** One for each cluster that the flags choose. Throws a KubeError of kind `kubeconfig`. */
export async function openClients(
  flags: ConnectionFlags,
  host: Pick<Host, 'env'>,
): Promise<KubeClient[]> {
  keepYoungGenerationSmall();
  // All lists of a cluster share one signal; Node 20 takes more than ten for a leak, on stderr.
  setMaxListeners(100);
  const contexts = await contextsOf(flags, host);
  return Promise.all(
    contexts.map(context => openCluster(context, flags, host)),
  );
}

/** undefined stands for the current context. */
async function contextsOf(
  flags: ConnectionFlags,
  { env }: Pick<Host, 'env'>,
): Promise<Array<string | undefined>> {
  if (!flags.allContexts) {
    return flags.contexts.length > 0 ? flags.contexts : [undefined];
  }
  const contexts = await readContexts({ path: flags.kubeconfig, env });
  if (contexts.length === 0) {
    throw new CommandError(
      'failed',
      'the kubeconfig has no contexts: name another file with --kubeconfig or KUBECONFIG',
    );
  }
  return contexts.map(({ name }) => name);
}

async function openCluster(
  context: string | undefined,
  flags: ConnectionFlags,
  { env }: Pick<Host, 'env'>,
): Promise<KubeClient> {
  const { requestTimeoutMs } = flags;
  const connection = await loadKubeconfig({
    path: flags.kubeconfig,
    env,
    context,
    cluster: flags.cluster,
    user: flags.user,
    token: flags.token,
    server: flags.server,
    as: flags.as,
    asGroups: flags.asGroups,
    certificateAuthority: flags.certificateAuthority,
    clientCertificate: flags.clientCertificate,
    clientKey: flags.clientKey,
    // Left out, the kubeconfig's own setting holds.
    insecureSkipTlsVerify: flags.insecureSkipTlsVerify || undefined,
    tlsServerName: flags.tlsServerName,
  });
  return createKubeClient(connection, {
    requestTimeoutMs,
    fieldManager: 'kubectl-model',
  });
}
