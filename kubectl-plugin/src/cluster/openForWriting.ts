import {
  servingPlatforms,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  executePlan,
  type KubeClient,
  planService,
  systemTiming,
  verifyPlan,
} from '@modeldeck/plugin-model-serving-node';
import type { Host } from '../cli/Host';
import type { ConnectionFlags } from '../cli/Operation';
import type { CanaryControl, WritableCluster } from './CanaryControl';
import { KubeClusterAccess } from './KubeClusterAccess';
import { openClients } from './openClusters';

/** Opens the one cluster that the flags choose. Throws a KubeError of kind `kubeconfig`. */
export async function openForWriting(
  flags: ConnectionFlags,
  host: Pick<Host, 'env' | 'now'>,
  settings: ServingSettings,
): Promise<WritableCluster> {
  const clients = await openClients(flags, host);
  const [client] = clients;
  if (!client) {
    throw new Error('no cluster is chosen');
  }
  const shared = { platforms: servingPlatforms, settings, now: host.now };
  return {
    access: new KubeClusterAccess({
      ...shared,
      clients,
      chunkSize: flags.chunkSize,
    }),
    control: controlOf(client, shared),
  };
}

function controlOf(
  client: KubeClient,
  shared: {
    platforms: typeof servingPlatforms;
    settings: ServingSettings;
    now(): Date;
  },
): CanaryControl {
  return {
    plan: ({ namespace, ...query }) =>
      planService({
        ...shared,
        ...query,
        client,
        namespace: namespace ?? client.connection.namespace,
      }),
    execute: (plan, dryRun) => executePlan({ client, plan, dryRun }),
    verify: ({ plan, before }, options) =>
      verifyPlan({
        ...shared,
        ...options,
        client,
        plan,
        before,
        namespace: before.namespace,
        name: before.name,
        // A clock that nobody sets: what counts is what has passed.
        timing: { ...systemTiming, now: () => performance.now() },
      }),
  };
}
