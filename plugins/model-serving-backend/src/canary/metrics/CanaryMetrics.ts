import {
  metricSourcesOf,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import {
  isClusterFailure,
  type KubeClient,
  type LookObservations,
  type PreparedLook,
  type PrometheusClient,
  ScrapePods,
  type Timing,
} from '@modeldeck/plugin-model-serving-node';
import type { ClusterConfig } from '../../config/ClusterConfig';
import { connectCluster } from '../../fleet/connectCluster';
import { configuredCluster } from '../../fleet/withClusterClient';
import { observePods } from './observePods';
import { observePrometheus } from './observePrometheus';
import { openPrometheus } from './openPrometheus';

/** What was seen for a look, or why nothing could be. */
export type Seen = LookObservations | Error;

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
  /** knows where pods expose their metrics; begun anew in time, since pods come and go */
  pods: { scrape: ScrapePods; since: number };
}

/** How long it is remembered which ports of a pod expose metrics, or none. */
const KNOWN_MS = 3_600_000;

/** The metrics that clusters are configured with; those of their pods where none are. */
export class ConfiguredMetrics implements CanaryMetrics {
  private readonly connections = new Map<string, Promise<Open>>();

  constructor(private readonly options: ConfiguredMetricsOptions) {}

  hasHistory(cluster: string): boolean {
    const { clusters } = this.options;
    return configuredCluster(clusters, cluster).prometheus !== undefined;
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
      const open = await opening;
      const { prometheus } = open;
      const sources = metricSourcesOf(this.options.settings);
      seen = prometheus
        ? await observePrometheus(looks, { prometheus, sources, signal })
        : await observePods(looks, {
            client: open.client,
            pods: this.podsOf(open),
            timing: this.options.timing,
            sources,
            signal,
          });
    } catch (error) {
      seen = looks.map(() => error as Error);
    }
    if (await isLost(opening, seen)) {
      // Its credentials may have been written anew.
      this.connections.delete(cluster);
      await close(opening);
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
    const { clusters, connect = connectCluster } = this.options;
    const cluster = configuredCluster(clusters, name);
    const client = await connect(cluster);
    return {
      client,
      pods: this.newPods(client),
      prometheus: openPrometheus(cluster, client),
    };
  }

  private podsOf(open: Open): ScrapePods {
    if (this.options.now().getTime() - open.pods.since > KNOWN_MS) {
      open.pods = this.newPods(open.client);
    }
    return open.pods.scrape;
  }

  private newPods(client: KubeClient): Open['pods'] {
    const since = this.options.now().getTime();
    return { scrape: new ScrapePods(client), since };
  }
}

async function isLost(
  opening: Promise<Open>,
  seen: readonly Seen[],
): Promise<boolean> {
  const isOpen = await opening.then(
    () => true,
    () => false,
  );
  return !isOpen || seen.some(isClusterFailure);
}

async function close(opening: Promise<Open>): Promise<void> {
  const open = await opening.catch(() => undefined);
  open?.client.close();
}
