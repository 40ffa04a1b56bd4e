import {
  type DeviceUse,
  foldScrape,
  type GpuSettings,
  type GpuUse,
  type Known,
  queriedUse,
  unknown,
  useQueries,
  type WatchedDevices,
  watchedUse,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../kube/KubeClient';
import { KubeError } from '../kube/KubeError';
import type { PrometheusClient } from '../metrics/PrometheusClient';
import { scrapeExporters } from './scrapeExporters';
import { telemetryWindow } from './telemetryWindow';

/** @public */
export interface ReadUseOptions {
  /** over which use and idleness are told */
  windowSeconds: number;
  idle: GpuSettings['idle'];
  now: () => Date;
  signal?: AbortSignal;
}

/**
 * How the devices of a cluster are used, as its Prometheus tells: as many queries as there are things
 * to tell, however many devices there are.
 *
 * @throws KubeError where the Prometheus does not answer
 * @public
 */
export async function queryUse(
  prometheus: PrometheusClient,
  { windowSeconds, idle, now, signal }: ReadUseOptions,
): Promise<Known<readonly DeviceUse[]>> {
  const at = now().getTime();
  const answers = await Promise.all(
    useQueries({ windowSeconds, idle }).map(async ({ answer, promql }) => {
      const series = await prometheus.values(promql, { at, signal });
      return series.flatMap(({ labels, samples: [sample] }) =>
        sample ? [{ answer, labels, value: sample.value }] : [],
      );
    }),
  );
  const devices = queriedUse(answers.flat(), {
    at: at / 1000,
    windowSeconds,
    idleAfterSeconds: idle.afterSeconds,
  });
  return devices.length > 0
    ? devices
    : unknown(
        `Prometheus (${prometheus.through}) has no series of an exporter of accelerators, such as DCGM_FI_DEV_GPU_UTIL`,
      );
}

/**
 * How the devices of a cluster are used, as its exporters tell. They know of now only: what was seen
 * before is given back to the next call, and what nobody has watched for long enough is unknown.
 *
 * @throws KubeError where the cluster does not answer, or its exporters may not be asked
 * @public
 */
export async function scrapeUse(
  client: KubeClient,
  before: WatchedDevices,
  options: ReadUseOptions,
): Promise<{ use: Known<readonly DeviceUse[]>; watched: WatchedDevices }> {
  const { scrapes, failed } = await scrapeExporters({ ...options, client });
  const watched = scrapes.reduce(
    (devices, scrape) => foldScrape(devices, scrape, options),
    before,
  );
  const { windowSeconds, now } = options;
  const at = now().getTime() / 1000;
  const devices = watchedUse(watched, { at, windowSeconds });
  const [why = 'no exporter runs there, e.g. dcgm-exporter'] = failed;
  return {
    use: devices.length > 0 ? devices : unknown(why),
    watched: withoutGone(watched, at - windowSeconds),
  };
}

/** Nodes come and go; what was before says nothing any more, and would be kept for ever. */
function withoutGone(watched: WatchedDevices, before: number): WatchedDevices {
  return Object.fromEntries(
    Object.entries(watched).filter(([, { seenAt }]) => seenAt >= before),
  );
}

/**
 * How the devices of several clusters are used at this moment. Without a Prometheus their exporters
 * are asked once, so that nothing is known of how long a device has been idle. One cluster's trouble
 * is the reason why its use is unknown.
 *
 * @public
 */
export async function readUse(
  options: Pick<ReadUseOptions, 'now' | 'signal'> & {
    clients: readonly KubeClient[];
    settings: GpuSettings;
    /** of each cluster; absent: their exporters are asked */
    prometheus?: (client: KubeClient) => PrometheusClient;
  },
): Promise<GpuUse> {
  const { clients, prometheus, settings } = options;
  const { idle } = settings;
  const windowSeconds = telemetryWindow(settings);
  const sources = clients.map(client => prometheus?.(client));
  const read = clients.map((client, index) =>
    clusterUse(client, sources[index], { ...options, idle, windowSeconds }),
  );
  const uses = await Promise.all(read);
  return {
    source: sourceOf(sources),
    // Exporters know of this moment only.
    windowSeconds: prometheus ? windowSeconds : 0,
    clusters: new Map(
      clients.map(({ cluster }, index) => [
        cluster,
        uses[index] ?? unknown('it was not read'),
      ]),
    ),
  };
}

/** Where use is read from, for a person. @public */
export function telemetrySource(
  prometheus: PrometheusClient | undefined,
): string {
  return prometheus
    ? `Prometheus (${prometheus.through})`
    : 'the exporters, through the API server';
}

function sourceOf(
  sources: ReadonlyArray<PrometheusClient | undefined>,
): string {
  return [...new Set(sources.map(telemetrySource))].sort().join(', ');
}

async function clusterUse(
  client: KubeClient,
  prometheus: PrometheusClient | undefined,
  options: ReadUseOptions,
): Promise<Known<readonly DeviceUse[]>> {
  try {
    if (prometheus) {
      return await queryUse(prometheus, options);
    }
    const { use } = await scrapeUse(client, {}, options);
    return use;
  } catch (error) {
    if (error instanceof KubeError) {
      return unknown(error.message);
    }
    throw error;
  }
}
