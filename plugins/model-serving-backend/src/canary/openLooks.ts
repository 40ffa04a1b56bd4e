import { NotFoundError } from '@backstage/errors';
import {
  CanaryLooks,
  type KubeClient,
  observeService,
  PodScraper,
  PrometheusClient,
} from '@modeldeck/plugin-model-serving-node';
import type { ServingConfig } from '../config/ServingConfig';
import type { PrometheusConfig } from '../config/PrometheusConfig';
import { connectCluster } from '../fleet/connectCluster';
import type { OpenLooks } from './CanaryObserver';

/** Looks at a canary by the metrics that its cluster is configured with; else by its pods. */
export function openLooks(options: {
  config: Pick<ServingConfig, 'clusters'>;
  now: () => Date;
}): (cluster: string) => Promise<OpenLooks> {
  const { config, now } = options;
  return async name => {
    const cluster = config.clusters.find(one => one.name === name);
    if (!cluster) {
      throw new NotFoundError(`No cluster "${name}" is configured`);
    }
    const { prometheus } = cluster;
    const client = await connectCluster(cluster);
    const metrics = prometheus
      ? prometheusClient(prometheus, client)
      : new PodScraper({ client });
    return {
      close: () => client.close(),
      looks: new CanaryLooks({
        now,
        hasHistory: prometheus !== undefined,
        observe: (target, window) =>
          observeService({ metrics, target, ...window }),
      }),
    };
  };
}

function prometheusClient(
  prometheus: PrometheusConfig,
  client: KubeClient,
): PrometheusClient {
  return prometheus.type === 'url'
    ? PrometheusClient.at(prometheus)
    : PrometheusClient.inCluster({ client, ...prometheus });
}
