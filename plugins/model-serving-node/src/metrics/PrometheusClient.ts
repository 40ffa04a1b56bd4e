import type {
  FoundSeries,
  Series,
} from '@modeldeck/plugin-model-serving-common';
import { fixedCredential } from '../kube/credentials/CredentialSource';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';
import { KubeError } from '../kube/KubeError';
import { readAnswer, readMatrix, readSeriesLabels } from './prometheusAnswer';

/** @public */
export interface PrometheusUrlOptions {
  /** e.g. `https://prometheus.example/select/0`; a path in it is a prefix */
  url: string;
  /** value of the Authorization header, e.g. `Bearer …` or `Basic …` */
  authorization?: string;
  /** PEM of the authority that signed the server's certificate */
  ca?: string | Buffer;
  skipVerify?: boolean;
  /** bounds every request; 0 waits for ever */
  requestTimeoutMs?: number;
}

/** @public */
export interface PrometheusServiceOptions {
  client: KubeClient;
  namespace: string;
  service: string;
  /** number or name */
  port: string;
  scheme?: 'http' | 'https';
}

/** Of a query, epoch milliseconds. */
export interface QueryWindow {
  from: number;
  to: number;
  signal?: AbortSignal;
}

const HINT = 'check that the address is that of a Prometheus';

/**
 * Asks one Prometheus, or what speaks like it. Only two kinds of question: which series there are,
 * and their raw samples. What follows from them is reckoned here, where it can be tested.
 *
 * @public
 */
export class PrometheusClient {
  private constructor(
    private readonly client: KubeClient,
    private readonly prefix: string,
    /** where it is, without credentials */
    readonly through: string,
  ) {}

  /** One that is reached by itself. */
  static at(options: PrometheusUrlOptions): PrometheusClient {
    const url = new URL(options.url);
    const authorization =
      options.authorization ?? basicAuthorization(url.username, url.password);
    const through = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
    const client = createKubeClient(
      {
        name: '',
        server: through,
        namespace: '',
        tls: { ca: options.ca, skipVerify: options.skipVerify ?? false },
        credentials: fixedCredential({ authorization }),
      },
      { requestTimeoutMs: options.requestTimeoutMs },
    );
    return new PrometheusClient(client, '', through);
  }

  /** One that runs in the cluster, through the API server and with the caller's own rights. */
  static inCluster(options: PrometheusServiceOptions): PrometheusClient {
    const { client, namespace, service, port, scheme = 'http' } = options;
    const name = `${scheme === 'https' ? 'https:' : ''}${service}:${port}`;
    return new PrometheusClient(
      client,
      `/api/v1/namespaces/${encodeURIComponent(
        namespace,
      )}/services/${name}/proxy`,
      `service ${namespace}/${service}:${port}`,
    );
  }

  /** The labels of the series that match any of these selectors and have samples in the window. */
  async series(
    selectors: readonly string[],
    { from, to, signal }: QueryWindow,
  ): Promise<FoundSeries[]> {
    const found = await Promise.all(
      portions(selectors).map(portion => {
        const query = new URLSearchParams(
          portion.map(selector => ['match[]', selector]),
        );
        query.set('start', seconds(from));
        query.set('end', seconds(to));
        return this.ask(`/api/v1/series?${query}`, 'series', signal);
      }),
    );
    return found.flatMap(readSeriesLabels);
  }

  /** Raw samples of the series that a selector matches. */
  async samples(selector: string, window: QueryWindow): Promise<Series[]> {
    const series = new Map<string, Series & { samples: Sample[] }>();
    for (const { from, to } of chunks(window)) {
      const range = Math.ceil((to - from) / 1000);
      const query = new URLSearchParams({
        query: `${selector}[${range}s]`,
        time: seconds(to),
      });
      const path = `/api/v1/query?${query}`;
      const data = await this.ask(path, 'samples', window.signal);
      for (const { name, labels, samples } of readMatrix(data)) {
        const key = JSON.stringify([name, Object.entries(labels).sort()]);
        const known = series.get(key) ?? { name, labels, samples: [] };
        known.samples.push(...samples);
        series.set(key, known);
      }
    }
    return [...series.values()];
  }

  private async ask(
    path: string,
    what: string,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const question = `ask Prometheus (${this.through}) for ${what}`;
    const { data, problem } = readAnswer(
      await this.get(path, question, signal),
    );
    if (problem !== undefined) {
      throw new KubeError({
        kind: 'malformed',
        cluster: this.client.cluster,
        what: question,
        why: problem,
        hint: HINT,
      });
    }
    return data;
  }

  private async get(
    path: string,
    what: string,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    try {
      return await this.client.get(this.prefix + path, { what, signal });
    } catch (error) {
      if (error instanceof KubeError) {
        throw new KubeError(
          {
            ...error,
            cluster: this.client.cluster,
            what,
            hint: hintFor(error),
          },
          { cause: error },
        );
      }
      throw error;
    }
  }
}

function hintFor({ kind }: KubeError): string | undefined {
  switch (kind) {
    case 'unauthorized':
      return 'give a credential that Prometheus accepts';
    case 'forbidden':
      return 'ask for the right to get services/proxy there, or give its URL';
    case 'timeout':
      return 'ask about a shorter time, or allow for more of it';
    case 'aborted':
      return undefined;
    default:
      return HINT;
  }
}

function basicAuthorization(user: string, password: string) {
  const pair = `${decodeURIComponent(user)}:${decodeURIComponent(password)}`;
  return user === ''
    ? undefined
    : `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** Proxies refuse requests with longer lines. */
const LONGEST_QUERY = 4_000;

function portions(selectors: readonly string[]): string[][] {
  const found: string[][] = [];
  let length = Infinity;
  for (const selector of selectors) {
    const more = encodeURIComponent(selector).length;
    if (length + more > LONGEST_QUERY) {
      found.push([]);
      length = 0;
    }
    found.at(-1)?.push(selector);
    length += more;
  }
  return found;
}

type Sample = Series['samples'][number];

/** What one answer holds: Prometheus refuses to touch too many samples at once. */
const LONGEST_CHUNK_MS = 6 * 3600 * 1000;

function chunks({
  from,
  to,
}: QueryWindow): Array<{ from: number; to: number }> {
  const found = [];
  for (let start = from; start < to; start += LONGEST_CHUNK_MS) {
    found.push({ from: start, to: Math.min(to, start + LONGEST_CHUNK_MS) });
  }
  return found;
}

function seconds(at: number): string {
  return (at / 1000).toFixed(3);
}
