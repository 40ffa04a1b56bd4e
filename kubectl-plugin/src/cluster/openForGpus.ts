import {
  fitPods,
  type GpuFitRequest,
  type GpuReport,
  gpuReport,
  type GpuSettings,
  type ModelServiceList,
  servingPlatforms,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  fitGaps,
  type GpuSnapshot,
  joinClusterStates,
  type KubeClient,
  type PrometheusClient,
  readGpus,
  readUse,
} from '@modeldeck/plugin-model-serving-node';
import { CommandError } from '../cli/CommandError';
import type { GpuOperation } from '../cli/GpuOperation';
import type { Host } from '../cli/Host';
import type { GpuClusters, GpuFitAnswer, GpuQuery } from './GpuClusters';
import { KubeClusterAccess } from './KubeClusterAccess';
import { openClients } from './openClusters';
import { openPrometheus } from './openPrometheus';

/** What reports and answers are made from. */
interface Reading {
  clients: readonly KubeClient[];
  access: KubeClusterAccess;
  settings: GpuSettings;
  prometheus: ((client: KubeClient) => PrometheusClient) | undefined;
  namespace: string | undefined;
  chunkSize: number;
  now: () => Date;
}

/** Opens the clusters that the flags choose. Throws a KubeError of kind `kubeconfig`. */
export async function openForGpus(
  operation: GpuOperation,
  host: Pick<Host, 'env' | 'now' | 'readFile'>,
  settings: ServingSettings,
): Promise<GpuClusters> {
  const { connection, namespace } = operation;
  const { chunkSize } = connection;
  const clients = await openClients(connection, host);
  const reading: Reading = {
    clients,
    access: new KubeClusterAccess({
      clients,
      platforms: servingPlatforms,
      settings,
      now: host.now,
      chunkSize,
    }),
    settings: overTime(settings.gpu, operation.sinceMs),
    prometheus: await prometheusOf(operation, clients, host),
    namespace,
    chunkSize,
    now: host.now,
  };
  return {
    access: reading.access,
    report: query => reportOf(query, reading),
    fit: request => fitOf(request, reading),
  };
}

async function reportOf(
  { attribution, signal }: GpuQuery,
  reading: Reading,
): Promise<GpuReport> {
  const { clients, settings, prometheus, now } = reading;
  // Whether a policy is broken depends on whose pods they are.
  const isAttributed = attribution || settings.policies.length > 0;
  const [{ clusters, holdings }, use, services] = await Promise.all([
    readClusters(reading, signal),
    readUse({ clients, prometheus, settings, now, signal }),
    isAttributed ? readServices(reading) : { clusters: [], items: [] },
  ]);
  const report = gpuReport({
    holdings,
    services: services.items,
    clusters: joinClusterStates(clusters, services.clusters),
    use,
    settings,
    now: now(),
  });
  // Holders that were taken for nobody's are none to be shown.
  return isAttributed ? report : { ...report, holders: [], services: [] };
}

async function fitOf(
  request: GpuFitRequest,
  reading: Reading,
): Promise<GpuFitAnswer> {
  const { clusters, holdings } = await readClusters(reading);
  return {
    fit: fitPods({
      nodes: holdings.flatMap(({ schedulable }) => schedulable),
      quotas: holdings.flatMap(({ quotas }) => quotas),
      unread: fitGaps(clusters),
      request,
      observedAt: reading.now().toISOString(),
    }),
    clusters,
    pools: holdings.flatMap(({ pools }) => pools),
  };
}

function readServices({ access }: Reading): Promise<ModelServiceList> {
  return access.readFleet({
    allNamespaces: true,
    namespace: undefined,
    labelSelector: undefined,
  });
}

/** What has not been used for as long as is looked back to is idle. */
function overTime(
  settings: GpuSettings,
  sinceMs: number | undefined,
): GpuSettings {
  return sinceMs === undefined
    ? settings
    : { ...settings, idle: { ...settings.idle, afterSeconds: sinceMs / 1000 } };
}

/** The Prometheus of each cluster; undefined: the exporters are asked themselves. */
async function prometheusOf(
  operation: GpuOperation,
  clients: readonly KubeClient[],
  host: Pick<Host, 'env' | 'readFile'>,
): Promise<((client: KubeClient) => PrometheusClient) | undefined> {
  const byClient = new Map<KubeClient, PrometheusClient>();
  for (const client of clients) {
    const prometheus = await openPrometheus(operation, client, host);
    if (!prometheus) {
      if (operation.sinceMs === undefined) {
        return undefined;
      }
      throw new CommandError(
        'usage',
        '--since needs a Prometheus: exporters know of this moment only; name one with --prometheus',
      );
    }
    byClient.set(client, prometheus);
  }
  return client => byClient.get(client) as PrometheusClient;
}

/** Each cluster by itself, since each context has a namespace of its own. */
async function readClusters(
  { clients, settings, namespace, chunkSize }: Reading,
  signal?: AbortSignal,
): Promise<GpuSnapshot> {
  const snapshots = await Promise.all(
    clients.map(client =>
      readGpus({
        clients: [client],
        settings,
        namespace: namespace ?? client.connection.namespace,
        chunkSize,
        signal,
      }),
    ),
  );
  return {
    clusters: snapshots.flatMap(({ clusters }) => clusters),
    holdings: snapshots.flatMap(({ holdings }) => holdings),
  };
}
