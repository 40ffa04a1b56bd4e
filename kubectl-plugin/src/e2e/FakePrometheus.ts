import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Requests of one side. */
export interface FakeSide {
  /** a second */
  rate: number;
  /** share that fails */
  failing: number;
}

/** What a Prometheus has kept of the two versions of a service. */
export interface FakeSeries {
  stable?: FakeSide;
  canary?: FakeSide;
}

const NOW = Date.parse('2026-11-21T12:00:00Z') / 1000;
const SCRAPE_SECONDS = 15;
const KEPT_SECONDS = 3600;
/** milliseconds, and the share of requests that takes no longer */
const BUCKETS: ReadonlyArray<[le: string, share: number]> = [
  ['50', 0.6],
  ['100', 0.92],
  ['250', 0.995],
  ['500', 0.999],
  ['+Inf', 1],
];

interface Kept {
  labels: Record<string, string>;
  perSecond: number;
}

/**
 * Answers the two questions that are asked of a Prometheus, for golden cases: what a real one
 * answers is tested where the client is.
 */
export class FakePrometheus {
  private constructor(private readonly server: Server, readonly url: string) {}

  static async start(series: FakeSeries): Promise<FakePrometheus> {
    const kept = [
      ...keptOf('pricing-v1', series.stable),
      ...keptOf('pricing-v2', series.canary),
    ];
    const server = createServer(async (request, response) => {
      const url = new URL(request.url ?? '', 'http://prometheus');
      // What is too long for a line comes as a form.
      const question =
        request.method === 'POST'
          ? new URLSearchParams(await text(request))
          : url.searchParams;
      const data = url.pathname.endsWith('/series')
        ? kept
            .filter(one => isAsked(one, question.getAll('match[]')))
            .map(({ labels }) => labels)
        : answer(kept, question);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ status: 'success', data }));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return new FakePrometheus(server, `http://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }
}

function keptOf(workload: string, side: FakeSide | undefined): Kept[] {
  if (!side) {
    return [];
  }
  const common = {
    reporter: 'destination',
    destination_workload: workload,
    destination_workload_namespace: 'pricing-team',
    destination_service_name: 'pricing',
  };
  const counter = (name: string, more: object, perSecond: number): Kept => ({
    labels: { __name__: name, ...common, ...more },
    perSecond,
  });
  const { rate, failing } = side;
  return [
    counter(
      'istio_requests_total',
      { response_code: '200' },
      rate * (1 - failing),
    ),
    counter('istio_requests_total', { response_code: '503' }, rate * failing),
    ...BUCKETS.map(([le, share]) =>
      counter(
        'istio_request_duration_milliseconds_bucket',
        { le },
        rate * share,
      ),
    ),
  ];
}

function isAsked({ labels }: Kept, selectors: readonly string[]): boolean {
  return selectors.some(selector => selector.includes(labels.__name__ ?? ''));
}

function answer(kept: readonly Kept[], query: URLSearchParams) {
  const [, selector = '', range = ''] =
    /^(.*)\[(\d+)s\]$/.exec(query.get('query') ?? '') ?? [];
  const to = Number(query.get('time'));
  const from = Math.max(to - Number(range), NOW - KEPT_SECONDS);
  const first = Math.ceil(from / SCRAPE_SECONDS) * SCRAPE_SECONDS;
  const times = Array.from(
    { length: Math.max(0, Math.floor((to - first) / SCRAPE_SECONDS) + 1) },
    (_, index) => first + index * SCRAPE_SECONDS,
  );
  return {
    resultType: 'matrix',
    result: kept
      .filter(one => isAsked(one, [selector]))
      .map(({ labels, perSecond }) => ({
        metric: labels,
        values: times.map(at => [
          at,
          String(Math.floor((at - NOW + 2 * KEPT_SECONDS) * perSecond)),
        ]),
      })),
  };
}
