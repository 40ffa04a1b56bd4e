import type {
  FoundSeries,
  Series,
} from '@modeldeck/plugin-model-serving-common';
import { fixedCredential } from '../kube/credentials/CredentialSource';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';
import { KubeError } from '../kube/KubeError';
import {
  readAnswer,
  readMatrix,
  readSeriesLabels,
  readVector,
} from './prometheusAnswer';
import { selectorPortions } from './selectorPortions';
import { timeChunks } from './timeChunks';

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

type SampledSeries = ReturnType<typeof readMatrix>[number];

/** Proxies refuse requests with longer lines. */
const LONGEST_QUERY = 4_000;
const LONGEST_BY_GET = 1_200;
/** VictoriaMetrics takes 16 KiB in all (`-search.maxQueryLen`), Prometheus more. */
const LONGEST_BY_POST = 7_000;
/** Go servers read forms of 10 MB. */
const LONGEST_FORM = 1_000_000;

const HINT = 'check that the address is that of a Prometheus';

/**
 * Asks one Prometheus, or what speaks like it. Of canaries only which series there are, and their raw
 * samples: what follows from them is reckoned here, where it can be tested.
 *
 * @public
 */
export class PrometheusClient {
  private constructor(
    private readonly client: KubeClient,
    private readonly prefix: string,
    /** where it is, without credentials */
    readonly through: string,
    /** whether a question may go by POST: through the API server that takes the right to create */
    private readonly mayPost: boolean,
  ) {}

  /** Of a pattern in a selector, so that it stays within what servers and proxies take. */
  get longestPattern(): number {
    return this.mayPost ? LONGEST_BY_POST : LONGEST_BY_GET;
  }

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
    return new PrometheusClient(client, '', through, true);
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
      false,
    );
  }

  /** The labels of the series that match any of these selectors and have samples in the window. */
  async series(
    selectors: readonly string[],
    { from, to, signal }: QueryWindow,
  ): Promise<FoundSeries[]> {
    const longest = this.mayPost ? LONGEST_FORM : LONGEST_QUERY;
    const found = await Promise.all(
      selectorPortions(selectors, longest).map(portion => {
        const query = new URLSearchParams(
          portion.map(selector => ['match[]', selector]),
        );
        query.set('start', seconds(from));
        query.set('end', seconds(to));
        return this.ask('/api/v1/series', query, { what: 'series', signal });
      }),
    );
    return found.flatMap(readSeriesLabels);
  }

  /**
   * Raw samples of the series that a selector matches.
   *
   * @param expected - how many those are about, by which a long time is asked about in parts
   */
  async samples(
    selector: string,
    window: QueryWindow,
    expected?: number,
  ): Promise<Series[]> {
    const parts: SampledSeries[][] = [];
    for (const { from, to } of timeChunks(window, expected)) {
      const range = Math.ceil((to - from) / 1000);
      const query = new URLSearchParams({
        query: `${selector}[${range}s]`,
        time: seconds(to),
      });
      const data = await this.ask('/api/v1/query', query, {
        what: 'samples',
        signal: window.signal,
      });
      parts.push(readMatrix(data));
    }
    return parts.length === 1 ? parts.flat() : together(parts);
  }

  /**
   * What a query gives at one moment, a sample of each series. For what needs no raw samples: a fleet's
   * devices over an hour are millions of them.
   */
  async values(
    query: string,
    { at, signal }: { at: number; signal?: AbortSignal },
  ): Promise<Series[]> {
    const form = new URLSearchParams({ query, time: seconds(at) });
    const data = await this.ask('/api/v1/query', form, {
      what: 'values',
      signal,
    });
    return readVector(data);
  }

  private async ask(
    path: string,
    query: URLSearchParams,
    { what, signal }: { what: string; signal?: AbortSignal },
  ): Promise<unknown> {
    const question = `ask Prometheus (${this.through}) for ${what}`;
    const { data, problem } = readAnswer(
      await this.answerTo(path, query, { what: question, signal }),
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

  private async answerTo(
    path: string,
    query: URLSearchParams,
    options: { what: string; signal?: AbortSignal },
  ): Promise<unknown> {
    const { what } = options;
    try {
      const line = query.toString();
      return this.mayPost && line.length > LONGEST_QUERY
        ? await this.client.ask(this.prefix + path, query, options)
        : await this.client.get(`${this.prefix}${path}?${line}`, options);
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

/** Each series once, with its samples of all parts of the time. */
function together(parts: readonly SampledSeries[][]): Series[] {
  const series = new Map<string, SampledSeries>();
  for (const { name, labels, samples } of parts.flat()) {
    const key = JSON.stringify([name, Object.entries(labels).sort()]);
    const known = series.get(key) ?? { name, labels, samples: [] };
    samples.forEach(sample => known.samples.push(sample));
    series.set(key, known);
  }
  return [...series.values()];
}

function seconds(at: number): string {
  return (at / 1000).toFixed(3);
}
