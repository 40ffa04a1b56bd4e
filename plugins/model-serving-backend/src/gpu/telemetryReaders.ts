import {
  type GpuSettings,
  type WatchedDevices,
} from '@modeldeck/plugin-model-serving-common';
import {
  type KubeClient,
  PrometheusClient,
  queryUse,
  scrapeUse,
  telemetrySource,
} from '@modeldeck/plugin-model-serving-node';
import type { ClusterConfig } from '../config/ClusterConfig';
import type { PrometheusConfig } from '../config/PrometheusConfig';
import { connectCluster } from '../fleet/connectCluster';
import type { UseReader } from './GpuTelemetry';

export interface TelemetryReadersOptions {
  clusters: readonly ClusterConfig[];
  /** over which use and idleness are told */
  windowSeconds: number;
  idle: GpuSettings['idle'];
  now: () => Date;
  connect?: (cluster: ClusterConfig) => Promise<KubeClient>;
}

/** Reads the use of accelerators as each cluster is configured: by its Prometheus, or its exporters. */
export function telemetryReaders(
  options: TelemetryReadersOptions,
): ReadonlyMap<string, UseReader> {
  return new Map(
    options.clusters.map(cluster => [
      cluster.name,
      cluster.prometheus
        ? prometheusReader(cluster, cluster.prometheus, options)
        : exporterReader(cluster, options),
    ]),
  );
}

function prometheusReader(
  cluster: ClusterConfig,
  config: PrometheusConfig,
  options: TelemetryReadersOptions,
): UseReader {
  const source =
    config.type === 'url'
      ? `Prometheus ${new URL(config.url).origin}`
      : `Prometheus ${config.namespace}/${config.service}`;
  if (config.type === 'url') {
    const prometheus = PrometheusClient.at(config);
    return {
      source,
      forgets: false,
      read: () => queryUse(prometheus, options),
    };
  }
  return {
    source,
    forgets: false,
    read: () =>
      connected(cluster, options, client =>
        queryUse(PrometheusClient.inCluster({ client, ...config }), options),
      ),
  };
}

/** What was seen of devices is kept, since exporters know of now only. */
function exporterReader(
  cluster: ClusterConfig,
  options: TelemetryReadersOptions,
): UseReader {
  let watched: WatchedDevices = {};
  return {
    source: telemetrySource(undefined),
    forgets: true,
    read: () =>
      connected(cluster, options, async client => {
        const scraped = await scrapeUse(client, watched, options);
        watched = scraped.watched;
        return scraped.use;
      }),
  };
}

/** With the credentials of now; they may have been written anew. */
async function connected<T>(
  cluster: ClusterConfig,
  { connect = connectCluster }: TelemetryReadersOptions,
  read: (client: KubeClient) => Promise<T>,
): Promise<T> {
  const client = await connect(cluster);
  try {
    return await read(client);
  } finally {
    client.close();
  }
}
