import {
  servingPlatforms,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  type KubeClient,
  observeService,
  PodScraper,
  PrometheusClient,
} from '@modeldeck/plugin-model-serving-node';
import { CommandError } from '../cli/CommandError';
import { LOOK_EVERY_MS } from '../commands/canary/lookEvery';
import type { Host } from '../cli/Host';
import type { CanaryOperation } from '../cli/Operation';
import type { CanaryMetrics, JudgedClusters } from './CanaryMetrics';
import { KubeClusterAccess } from './KubeClusterAccess';
import { openClients } from './openClusters';
import { readPrometheusAddress } from './prometheusAddress';

/** Names the Prometheus where no flag does. */
const PROMETHEUS_VARIABLE = 'MODELDECK_PROMETHEUS';

type JudgingHost = Pick<Host, 'env' | 'now' | 'readFile'>;

/** Opens the clusters that the flags choose. Throws a KubeError of kind `kubeconfig`. */
export async function openForJudging(
  operation: CanaryOperation,
  host: JudgingHost,
  settings: ServingSettings,
): Promise<JudgedClusters> {
  const clients = await openClients(operation.connection, host);
  const [client] = clients;
  if (!client) {
    throw new Error('no cluster is chosen');
  }
  return {
    access: new KubeClusterAccess({
      clients,
      platforms: servingPlatforms,
      settings,
      now: host.now,
      chunkSize: operation.connection.chunkSize,
    }),
    metrics: await metricsOf(operation, client, host),
  };
}

async function metricsOf(
  operation: CanaryOperation,
  client: KubeClient,
  host: JudgingHost,
): Promise<CanaryMetrics> {
  const prometheus = await prometheusOf(operation, client, host);
  // The first look waits for a second scrape, and is not to wait longer than was asked for.
  const intervalMs = operation.watch
    ? LOOK_EVERY_MS
    : Math.min(LOOK_EVERY_MS, operation.forMs);
  const metrics = prometheus ?? new PodScraper({ client, intervalMs });
  return {
    hasHistory: prometheus !== undefined,
    observe: query => observeService({ ...query, metrics }),
  };
}

async function prometheusOf(
  operation: CanaryOperation,
  client: KubeClient,
  host: JudgingHost,
): Promise<PrometheusClient | undefined> {
  const { prometheus, prometheusTokenFile: tokenFile } = operation;
  const where = prometheus || host.env[PROMETHEUS_VARIABLE];
  if (!where) {
    return undefined;
  }
  const address = readPrometheusAddress(where);
  if ('url' in address) {
    return PrometheusClient.at({
      ...address,
      authorization:
        tokenFile === undefined ? undefined : await bearer(tokenFile, host),
      requestTimeoutMs: operation.connection.requestTimeoutMs,
    });
  }
  if (tokenFile !== undefined) {
    throw new CommandError(
      'usage',
      '--prometheus-token-file is for a URL: a Prometheus in the cluster is asked with your own rights',
    );
  }
  return PrometheusClient.inCluster({ ...address, client });
}

async function bearer(
  path: string,
  { readFile }: Pick<Host, 'readFile'>,
): Promise<string> {
  const token = await readFile(path).catch(error => {
    throw new CommandError('usage', `cannot read the token: ${error.message}`);
  });
  return `Bearer ${token.trim()}`;
}
