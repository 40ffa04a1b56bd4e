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
  /** what answered, as its series name it in `instance` */
  answered: Set<string>;
  /** of each pod that gave nothing a sentence */
  failed: string[];
}

interface PodName {
  namespace: string;
  name: string;
}

/** Each request passes through the API server. */
const AT_ONCE = 8;

/** Scrapes pods through the API server, with the caller's own rights. @public */
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
    const all = pods.length;
    const errors: KubeError[] = [];
    const scraped = {
      samples: new Map<string, ScrapedSample>(),
      answered: new Set<string>(),
    };
    const one = async () => {
      for (let pod = pods.pop(); pod; pod = pods.pop()) {
        const error = await this.pod(pod, names, scraped, signal);
        errors.push(...(error ? [error] : []));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    const [first] = errors;
    // One pod may guard its port; where all are forbidden it is the caller who may not.
    if (first && errors.length === all && errors.every(isForbidden)) {
      throw first;
    }
    return { ...scraped, failed: errors.map(({ message }) => message) };
  }

  /** Why the pod gave nothing; undefined where it gave something. */
  private async pod(
    pod: PodName,
    names: ReadonlySet<string>,
    { samples, answered }: Pick<ScrapedPods, 'samples' | 'answered'>,
    signal: AbortSignal | undefined,
  ): Promise<KubeError | undefined> {
    try {
      const endpoints = await this.endpointsOf(pod, signal);
      const answers = await Promise.allSettled(
        endpoints.map(endpoint => this.endpoint(pod, endpoint, names, signal)),
      );
      const good = answers.flatMap(answer =>
        answer.status === 'fulfilled' ? [answer.value] : [],
      );
      for (const { instance, exposed } of good) {
        answered.add(instance);
        exposed.forEach(sample => samples.set(sampleKey(sample), sample));
      }
      const [bad] = answers.filter(({ status }) => status === 'rejected');
      if (good.length === 0) {
        throw bad?.status === 'rejected' ? bad.reason : noEndpoint(pod);
      }
      return undefined;
    } catch (error) {
      if (error instanceof KubeError && !isClusterFailure(error)) {
        return error;
      }
      throw error;
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
  ): Promise<{ instance: string; exposed: ScrapedSample[] }> {
    const instance = `${pod.name}:${port}`;
    const text = await this.client.text(
      `${podPath(pod)}:${port}/proxy${path}`,
      {
        accept: 'text/plain;version=0.0.4',
        what: `scrape ${path} of pod ${pod.name} at port ${port}`,
        signal,
      },
    );
    const exposed = parseExposition(text, name => names.has(name));
    // A page for people is not a process that has counted nothing yet.
    if (exposed.length === 0 && isNoExposition(text)) {
      throw new KubeError({
        kind: 'malformed',
        cluster: this.client.cluster,
        what: `scrape ${path} of pod ${pod.name} at port ${port}`,
        where: `namespace ${pod.namespace}`,
        why: 'the answer holds no metrics',
      });
    }
    const labels = { namespace: pod.namespace, pod: pod.name, instance };
    return {
      instance,
      exposed: exposed.map(sample => ({
        ...sample,
        labels: { ...sample.labels, ...labels },
      })),
    };
  }
}

function isNoExposition(text: string): boolean {
  return (
    text.trim() !== '' &&
    !/^#/m.test(text) &&
    parseExposition(text).length === 0
  );
}

function isForbidden({ kind }: KubeError): boolean {
  return kind === 'forbidden';
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

/** What tells a series from others. */
export function sampleKey({ name, labels }: ScrapedSample): string {
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
