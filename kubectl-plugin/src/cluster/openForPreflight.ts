import {
  servingPlatforms,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  accessFromEnvironment,
  PodScraper,
  preflightService,
  readModelFacts,
} from '@modeldeck/plugin-model-serving-node';
import type { Host } from '../cli/Host';
import type { PreflightOperation } from '../cli/PreflightOperation';
import { KubeClusterAccess } from './KubeClusterAccess';
import { openClients } from './openClusters';
import { openPrometheus } from './openPrometheus';
import type { Preflights } from './Preflights';

/** Opens the one cluster that the flags choose. Throws a KubeError of kind `kubeconfig`. */
export async function openForPreflight(
  operation: PreflightOperation,
  host: Pick<Host, 'env' | 'now' | 'readFile'>,
  settings: ServingSettings,
): Promise<Preflights> {
  const clients = await openClients(operation.connection, host);
  const [client] = clients;
  if (!client) {
    throw new Error('no cluster is chosen');
  }
  const shared = { platforms: servingPlatforms, settings, now: host.now };
  const prometheus = await openPrometheus(operation, client, host);
  const access = await accessFromEnvironment({
    env: host.env,
    settings: settings.artifacts,
    readFile: host.readFile,
  });
  return {
    access: new KubeClusterAccess({
      ...shared,
      clients,
      chunkSize: operation.connection.chunkSize,
    }),
    check: ({ namespace, ...query }) =>
      preflightService({
        ...shared,
        ...query,
        client,
        namespace: namespace ?? client.connection.namespace,
        metrics: prometheus ?? askOnce(client),
        readModel: uri => readModelFacts({ uri, access, signal: query.signal }),
      }),
  };
}

/** What pods expose is seen at one look: nothing is counted between two. */
function askOnce(
  client: ConstructorParameters<typeof PodScraper>[0]['client'],
) {
  return new PodScraper({
    client,
    memory: { at: 0, samples: [], answered: [] },
  });
}
