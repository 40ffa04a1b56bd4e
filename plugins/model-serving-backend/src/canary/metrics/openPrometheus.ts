import {
  type KubeClient,
  PrometheusClient,
} from '@modeldeck/plugin-model-serving-node';
import type { ClusterConfig } from '../../config/ClusterConfig';

/** The Prometheus that a cluster is configured with, or what speaks like one. */
export function openPrometheus(
  { prometheus }: Pick<ClusterConfig, 'prometheus'>,
  client: KubeClient,
): PrometheusClient | undefined {
  if (!prometheus) {
    return undefined;
  }
  return prometheus.type === 'url'
    ? PrometheusClient.at(prometheus)
    : PrometheusClient.inCluster({ client, ...prometheus });
}
