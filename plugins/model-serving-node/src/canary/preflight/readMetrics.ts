import {
  byName,
  type Known,
  type MetricsFound,
  metricSourcesOf,
  metricsTarget,
  type ModelService,
  revisionRoutes,
  type ServingSettings,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { KubeError } from '../../kube/KubeError';
import { PodScraper } from '../../metrics/PodScraper';
import { PrometheusClient } from '../../metrics/PrometheusClient';
import { PrometheusReader } from '../../metrics/PrometheusReader';

/** Series that no canary has begun are looked for as far back as this. */
const LOOK_BACK_MS = 15 * 60_000;

/** What metrics show of a service's revisions now; unknown where they could not be asked. */
export async function readMetrics(
  service: ModelService,
  options: {
    metrics: PrometheusClient | PodScraper | undefined;
    settings: ServingSettings;
    now(): Date;
    signal?: AbortSignal;
  },
): Promise<Known<MetricsFound>> {
  const { metrics, settings, signal } = options;
  const asked = metricsTarget(service);
  if (!metrics) {
    return unknown('no metrics were asked');
  }
  if (!asked) {
    return unknown('no revision of the service is known');
  }
  const reader =
    metrics instanceof PrometheusClient
      ? new PrometheusReader(metrics)
      : metrics;
  const to = options.now().getTime();
  const routes = revisionRoutes(metricSourcesOf(settings), asked.target);
  try {
    const seen = await reader.find(
      routes,
      { from: to - LOOK_BACK_MS, to },
      signal,
    );
    return { ...asked, routes: seen.routes, found: byName(seen.found) };
  } catch (error) {
    if (error instanceof KubeError) {
      return unknown(error.message);
    }
    throw error;
  }
}
