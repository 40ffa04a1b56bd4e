import {
  type CanaryTarget,
  isUnknown,
  parseExposition,
  type ScrapedSample,
} from '@modeldeck/plugin-model-serving-common';
import { isClusterFailure, KubeError } from '../kube/KubeError';
import type { KubeClient } from '../kube/KubeClient';
import { type ScrapeEndpoint, scrapeEndpoints } from './scrapeEndpoints';

export interface ScrapedPods {
  /** by what tells series apart */
  samples: Map<string, ScrapedSample>;
  /** of each pod that gave nothing a sentence */
  failed: string[];
}

interface PodName {
  namespace: string;
  name: string;
}

/** Each request passes through the API server. */
const AT_ONCE = 8;

/** Scrapes pods through the API server, with the caller's own rights. */
export class ScrapePods {
  /** where pods expose metrics, which does not change while they live */
  private readonly endpoints = new Map<string, ScrapeEndpoint[]>();

  constructor(private readonly client: KubeClient) {}

  /** Every running pod of the revisions that are compared, once. */
  async all(
    targets: readonly CanaryTarget[],
    names: ReadonlySet<string>,
    signal?: AbortSignal,
  ): Promise<ScrapedPods> {
    const pods = podsOf(targets);
    const scraped: ScrapedPods = { samples: new Map(), failed: [] };
    const one = async () => {
      for (let pod = pods.pop(); pod; pod = pods.pop()) {
        await this.pod(pod, names, scraped, signal);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    return scraped;
  }

  private async pod(
    pod: PodName,
    names: ReadonlySet<string>,
    { samples, failed }: ScrapedPods,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    try {
      const endpoints = await this.endpointsOf(pod, signal);
      const answers = await Promise.allSettled(
        endpoints.map(endpoint => this.endpoint(pod, endpoint, names, signal)),
      );
      const good = answers.flatMap(answer =>
        answer.status === 'fulfilled' ? [answer.value] : [],
      );
      for (const sample of good.flat()) {
        samples.set(keyOf(sample), sample);
      }
      const [bad] = answers.filter(({ status }) => status === 'rejected');
      if (good.length === 0) {
        throw bad?.status === 'rejected' ? bad.reason : noEndpoint(pod);
      }
    } catch (error) {
      const isOfPod = error instanceof KubeError && !isClusterFailure(error);
      if (!isOfPod) {
        throw error;
      }
      failed.push(String((error as KubeError).message));
    }
  }

  private async endpointsOf(
    pod: PodName,
    signal: AbortSignal | undefined,
  ): Promise<ScrapeEndpoint[]> {
    const path = podPath(pod);
    const known = this.endpoints.get(path);
    if (known) {
      return known;
    }
    const what = `read pod ${pod.name}`;
    const endpoints = scrapeEndpoints(
      await this.client.get(path, { what, signal }),
    );
    this.endpoints.set(path, endpoints);
    return endpoints;
  }

  private async endpoint(
    pod: PodName,
    { port, path }: ScrapeEndpoint,
    names: ReadonlySet<string>,
    signal: AbortSignal | undefined,
  ): Promise<ScrapedSample[]> {
    const text = await this.client.text(
      `${podPath(pod)}:${port}/proxy${path}`,
      {
        accept: 'text/plain;version=0.0.4',
        what: `scrape pod ${pod.name} at port ${port}, path ${path},`,
        signal,
      },
    );
    return parseExposition(text, name => names.has(name)).map(sample => ({
      ...sample,
      labels: {
        ...sample.labels,
        namespace: pod.namespace,
        pod: pod.name,
        instance: `${pod.name}:${port}`,
      },
    }));
  }
}

function podsOf(targets: readonly CanaryTarget[]): PodName[] {
  const pods = new Map<string, PodName>();
  for (const { service, stable, canary } of targets) {
    for (const { name, node } of [...stable.pods, ...canary.pods]) {
      // What no node runs exposes nothing.
      if (!isUnknown(node)) {
        const pod = { namespace: service.namespace, name };
        pods.set(podPath(pod), pod);
      }
    }
  }
  return [...pods.values()];
}

function podPath({ namespace, name }: PodName): string {
  return `/api/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/pods/${encodeURIComponent(name)}`;
}

function keyOf({ name, labels }: ScrapedSample): string {
  return JSON.stringify([name, Object.entries(labels).sort()]);
}

function noEndpoint({ namespace, name }: PodName): KubeError {
  return new KubeError({
    kind: 'not-found',
    cluster: '',
    what: `scrape pod ${name}`,
    where: `namespace ${namespace}`,
    why: 'it names no port for metrics',
    hint: 'set the annotation prometheus.io/port on its template',
  });
}
