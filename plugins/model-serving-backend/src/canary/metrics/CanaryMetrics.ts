import { NotFoundError } from '@backstage/errors';
import {
  metricSourcesOf,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  type CanaryObservations,
  isClusterFailure,
  type KubeClient,
  PodScraper,
  type PreparedLook,
  PrometheusClient,
  type Timing,
} from '@modeldeck/plugin-model-serving-node';
import type { ClusterConfig } from '../../config/ClusterConfig';
import { connectCluster } from '../../fleet/connectCluster';
import { observePods } from './observePods';
import { observePrometheus } from './observePrometheus';

/** What was seen for a look, or why nothing could be. */
export type Seen = CanaryObservations | Error;

/** What was counted of canaries, cluster by cluster. */
export interface CanaryMetrics {
  /** whether it knows what was before it was asked, as a Prometheus does and pods do not */
  hasHistory(cluster: string): boolean;
  /** In the order of the looks; never rejects: a failure is of the looks that it concerns. */
  observe(
    cluster: string,
    looks: readonly PreparedLook[],
    signal?: AbortSignal,
  ): Promise<Seen[]>;
  stop(): void;
}

export interface ConfiguredMetricsOptions {
  clusters: readonly ClusterConfig[];
  /** which metrics there are beside those that are known */
  settings: Pick<ServingSettings, 'metricSources'>;
  now: () => Date;
  connect?: (cluster: ClusterConfig) => Promise<KubeClient>;
  /** between the scrapes of pods */
  timing?: Timing;
}

/** A connection, and what is read through it. */
interface Open {
  client: KubeClient;
  prometheus?: PrometheusClient;
  /** one for each canary, by service: each remembers what it counted last */
  scrapers: Map<string, { scraper: PodScraper; usedAt: number }>;
}

const UNUSED_MS = 3_600_000;

/** The metrics that clusters are configured with; those of their pods where none are. */
export class ConfiguredMetrics implements CanaryMetrics {
  private readonly connections = new Map<string, Promise<Open>>();

  constructor(private readonly options: ConfiguredMetricsOptions) {}

  hasHistory(cluster: string): boolean {
    return this.clusterOf(cluster).prometheus !== undefined;
  }

  async observe(
    cluster: string,
    looks: readonly PreparedLook[],
    signal?: AbortSignal,
  ): Promise<Seen[]> {
    const opening = this.connections.get(cluster) ?? this.open(cluster);
    this.connections.set(cluster, opening);
    let seen: Seen[];
    try {
      const { prometheus, ...open } = await opening;
      const sources = metricSourcesOf(this.options.settings);
      seen = prometheus
        ? await observePrometheus(looks, { prometheus, sources, signal })
        : await observePods(looks, {
            scraperOf: id => this.scraperOf(id, open),
            sources,
            signal,
          });
    } catch (error) {
      seen = looks.map(() => error as Error);
    }
    if (seen.some(isClusterFailure)) {
      // Its credentials may have been written anew.
      this.connections.delete(cluster);
      void close(opening);
    }
    return seen;
  }

  stop(): void {
    for (const opening of this.connections.values()) {
      void close(opening);
    }
    this.connections.clear();
  }

  private async open(name: string): Promise<Open> {
    const cluster = this.clusterOf(name);
    const { connect = connectCluster } = this.options;
    const { prometheus } = cluster;
    const client = await connect(cluster);
    return {
      client,
      scrapers: new Map(),
      ...(prometheus && {
        prometheus:
          prometheus.type === 'url'
            ? PrometheusClient.at(prometheus)
            : PrometheusClient.inCluster({ client, ...prometheus }),
      }),
    };
  }

  private scraperOf(
    service: string,
    { client, scrapers }: Omit<Open, 'prometheus'>,
  ): PodScraper {
    const usedAt = this.options.now().getTime();
    for (const [id, other] of scrapers) {
      if (usedAt - other.usedAt > UNUSED_MS) {
        scrapers.delete(id);
      }
    }
    const { scraper } = scrapers.get(service) ?? {
      scraper: new PodScraper({ client, timing: this.options.timing }),
    };
    scrapers.set(service, { scraper, usedAt });
    return scraper;
  }

  private clusterOf(name: string): ClusterConfig {
    const cluster = this.options.clusters.find(one => one.name === name);
    if (!cluster) {
      throw new NotFoundError(`No cluster "${name}" is configured`);
    }
    return cluster;
  }
}

async function close(opening: Promise<Open>): Promise<void> {
  const open = await opening.catch(() => undefined);
  open?.client.close();
}
