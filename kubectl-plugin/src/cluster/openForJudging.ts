import {
  metricSourcesOf,
  servingPlatforms,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  type KubeClient,
  observeService,
  PodScraper,
} from '@modeldeck/plugin-model-serving-node';
import { LOOK_EVERY_MS } from '../commands/canary/lookEvery';
import type { Host } from '../cli/Host';
import type { CanaryOperation } from '../cli/Operation';
import type { CanaryMetrics, JudgedClusters } from './CanaryMetrics';
import { KubeClusterAccess } from './KubeClusterAccess';
import { openClients } from './openClusters';
import { openPrometheus } from './openPrometheus';

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
    metrics: await metricsOf(operation, client, host, settings),
  };
}

async function metricsOf(
  operation: CanaryOperation,
  client: KubeClient,
  host: JudgingHost,
  settings: ServingSettings,
): Promise<CanaryMetrics> {
  const prometheus = await openPrometheus(operation, client, host);
  // The first look waits for a second scrape, and is not to wait longer than was asked for.
  const intervalMs = operation.watch
    ? LOOK_EVERY_MS
    : Math.min(LOOK_EVERY_MS, operation.forMs);
  const metrics = prometheus ?? new PodScraper({ client, intervalMs });
  return {
    hasHistory: prometheus !== undefined,
    observe: query =>
      observeService({
        ...query,
        metrics,
        sources: metricSourcesOf(settings),
      }),
  };
}
