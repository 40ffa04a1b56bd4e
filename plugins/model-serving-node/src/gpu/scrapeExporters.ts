import {
  type ExporterScrape,
  parseExposition,
  plainText,
  USE_METRIC_NAMES,
} from '@modeldeck/plugin-model-serving-common';
import { isClusterFailure, KubeError } from '../kube/KubeError';
import type { KubeClient } from '../kube/KubeClient';
import { type ExporterPod, exporterPods } from './exporterPods';

/** What exporters answered, and why others did not. */
export interface ScrapedExporters {
  scrapes: ExporterScrape[];
  /** of each that gave nothing a sentence */
  failed: string[];
}

/** Each request passes through the API server. */
const AT_ONCE = 8;

/** That is enough load for an API server; a Prometheus asks exporters without it. */
const MOST_EXPORTERS = 256;

const NAMES: ReadonlySet<string> = new Set(USE_METRIC_NAMES);

/**
 * Asks the exporters of a cluster how its devices are used now, through the API server and with the
 * caller's own rights.
 *
 * @throws KubeError when the cluster cannot be talked to, or the exporters may not be listed or are
 * too many
 */
export async function scrapeExporters(options: {
  client: KubeClient;
  now: () => Date;
  signal?: AbortSignal;
}): Promise<ScrapedExporters> {
  const { client, signal } = options;
  const pods = await exporterPods(client, signal);
  if (pods.length > MOST_EXPORTERS) {
    throw new KubeError({
      kind: 'invalid',
      cluster: client.cluster,
      what: 'ask exporters how accelerators are used',
      why: `${pods.length} are too many to ask through the API server`,
      hint: 'name a Prometheus that scrapes them',
    });
  }
  const scraped: ScrapedExporters = { scrapes: [], failed: [] };
  const worker = async () => {
    for (let pod = pods.pop(); pod; pod = pods.pop()) {
      await scrape(pod, options, scraped);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return scraped;
}

async function scrape(
  { metadata: { namespace, name }, node, port }: ExporterPod,
  {
    client,
    now,
    signal,
  }: { client: KubeClient; now: () => Date; signal?: AbortSignal },
  { scrapes, failed }: ScrapedExporters,
): Promise<void> {
  const path = `/api/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/pods/${encodeURIComponent(name)}:${port}/proxy/metrics`;
  try {
    const text = await client.text(path, {
      accept: 'text/plain;version=0.0.4',
      what: `ask exporter ${plainText(name)} how accelerators are used`,
      signal,
    });
    const samples = parseExposition(text, metric => NAMES.has(metric));
    scrapes.push({ node, at: now().getTime() / 1000, samples });
  } catch (error) {
    if (!(error instanceof KubeError)) {
      throw error;
    }
    const { message } = error;
    if (isClusterFailure(error)) {
      throw error;
    }
    failed.push(message);
  }
}
