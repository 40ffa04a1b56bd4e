import {
  fitPods,
  gpuReport,
  type GpuSettings,
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
import type { GpuClusters } from './GpuClusters';
import { KubeClusterAccess } from './KubeClusterAccess';
import { openClients } from './openClusters';
import { openPrometheus } from './openPrometheus';

/** Opens the clusters that the flags choose. Throws a KubeError of kind `kubeconfig`. */
export async function openForGpus(
  operation: GpuOperation,
  host: Pick<Host, 'env' | 'now' | 'readFile'>,
  settings: ServingSettings,
): Promise<GpuClusters> {
  const { connection, namespace } = operation;
  const { chunkSize } = connection;
  const clients = await openClients(connection, host);
  const access = new KubeClusterAccess({
    clients,
    platforms: servingPlatforms,
    settings,
    now: host.now,
    chunkSize,
  });
  const gpu = overTime(settings.gpu, operation.sinceMs);
  const prometheus = await prometheusOf(operation, clients, host);
  const { now } = host;
  const read = (signal?: AbortSignal) =>
    readClusters(clients, { settings: gpu, namespace, chunkSize, signal });
  return {
    access,
    report: async ({ attribution, signal }) => {
      // Whether a policy is broken depends on whose pods they are.
      const isAttributed = attribution || gpu.policies.length > 0;
      const [{ clusters, holdings }, use, services] = await Promise.all([
        read(signal),
        readUse({ clients, prometheus, settings: gpu, now, signal }),
        isAttributed
          ? access.readFleet({
              allNamespaces: true,
              namespace: undefined,
              labelSelector: undefined,
            })
          : { clusters: [], items: [] },
      ]);
      const report = gpuReport({
        holdings,
        services: services.items,
        clusters: joinClusterStates(clusters, services.clusters),
        use,
        settings: gpu,
        now: now(),
      });
      // Holders that were taken for nobody's are none to be shown.
      return isAttributed ? report : { ...report, holders: [], services: [] };
    },
    fit: async request => {
      const { clusters, holdings } = await read();
      return {
        fit: fitPods({
          nodes: holdings.flatMap(({ schedulable }) => schedulable),
          quotas: holdings.flatMap(({ quotas }) => quotas),
          unread: fitGaps(clusters),
          request,
          observedAt: now().toISOString(),
        }),
        clusters,
        pools: holdings.flatMap(({ pools }) => pools),
      };
    },
  };
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
  clients: readonly KubeClient[],
  options: Omit<Parameters<typeof readGpus>[0], 'clients'>,
): Promise<GpuSnapshot> {
  const snapshots = await Promise.all(
    clients.map(client =>
      readGpus({
        ...options,
        clients: [client],
        namespace: options.namespace ?? client.connection.namespace,
      }),
    ),
  );
  return {
    clusters: snapshots.flatMap(({ clusters }) => clusters),
    holdings: snapshots.flatMap(({ holdings }) => holdings),
  };
}
