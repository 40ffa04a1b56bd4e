import {
  metricSourcesOf,
  servingPlatforms,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  type KubeClient,
  observeService,
  PodScraper,
  ScrapePods,
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
  const sources = metricSourcesOf(settings);
  if (prometheus) {
    return {
      hasHistory: true,
      observe: query =>
        observeService({ ...query, metrics: prometheus, sources }),
    };
  }
  const pods = new ScrapePods(client);
  return {
    hasHistory: false,
    observe: async ({ scrape: memory, ...query }) => {
      const metrics = new PodScraper({ client, intervalMs, pods, memory });
      const seen = await observeService({ ...query, metrics, sources });
      return { ...seen, scrape: metrics.memory };
    },
  };
}
