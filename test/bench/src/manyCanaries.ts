import http from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  beginCanaryWatch,
  canaryReport,
  type CanaryTarget,
  continueCanaryWatch,
  DEFAULT_POLICY,
} from '@modeldeck/plugin-model-serving-common';
import {
  observeServices,
  PrometheusClient,
} from '@modeldeck/plugin-model-serving-node';
import { canaryOf } from './benchCanary';
import { median } from './measure';
import { seededRandom } from './verdict/seededRandom';

const CANARIES = 500;
const ROUNDS = 9;
const SCRAPE_MS = 15_000;
/** A pass looks at what came since the one before, and at what counters showed until then. */
const SINCE_MS = 60_000;
const LOOK_BACK_MS = 5 * 60_000;
const NOW = Date.parse('2026-11-20T00:00:00Z');
/** The design says so of each metric and source. */
const MOST_QUERIES = 2;
/** Istio's, in milliseconds */
const BOUNDS = [
  0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000,
];

/** One pass over many canaries, from the questions to Prometheus to the reports. */
export async function measureManyCanaries(): Promise<string> {
  const targets = Array.from({ length: CANARIES }, (_, index) =>
    canaryOf({
      service: `model-${index}`,
      namespace: `team-${index % 20}`,
      stable: revisionOf(index, 'v1'),
      canary: revisionOf(index, 'v2'),
    }),
  );
  const prometheus = await startPrometheus(targets);
  const metrics = PrometheusClient.at({ url: prometheus.url });
  try {
    await judge(targets, metrics);
    const { queries } = prometheus;
    const perSource = queries.length / new Set(queries).size;
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      await judge(targets, metrics);
      times.push(performance.now() - begun);
    }
    const time = median(times);
    return [
      `${CANARIES} canaries judged in one pass, by Istio's metrics in a Prometheus`,
      `  ours, median of ${ROUNDS}: ${time.toFixed(0)} ms, ${(
        time / CANARIES
      ).toFixed(2)} ms each`,
      `  questions: ${prometheus.lookUps / (ROUNDS + 1)} for what is there, ${
        queries.length
      } for samples; ${perSource} of ${MOST_QUERIES} for each metric and source: ${
        perSource <= MOST_QUERIES ? 'kept' : 'EXCEEDED'
      }\n\n`,
    ].join('\n');
  } finally {
    prometheus.stop();
  }
}

function revisionOf(index: number, version: string) {
  const name = `model-${index}-${version}`;
  return { name, pods: [`${name}-7d9f8c6b5-x7k2q`] };
}

async function judge(
  targets: readonly CanaryTarget[],
  metrics: PrometheusClient,
): Promise<void> {
  const from = NOW - SINCE_MS;
  const seen = await observeServices({ targets, metrics, from, to: NOW });
  targets.forEach((target, index) => {
    const { observations, sources, missing } = seen[index]!;
    if (observations.length === 0) {
      throw new Error(`nothing was seen of ${target.service.name}`);
    }
    const begun = beginCanaryWatch({
      target,
      from,
      policy: DEFAULT_POLICY,
      missing,
    });
    const watch = continueCanaryWatch(begun, observations);
    canaryReport({ target, watch, sources, missing, now: NOW });
  });
}

/** What a Prometheus would answer, made beforehand: only our own work is to be measured. */
async function startPrometheus(targets: readonly CanaryTarget[]) {
  const counters = targets.flatMap((target, index) =>
    countersOf(target, index),
  );
  const named = (name: string) =>
    counters.filter(({ metric }) => metric.__name__ === name);
  const answers = new Map(
    ['istio_requests_total', 'istio_request_duration_milliseconds_bucket'].map(
      name => [name, matrix(named(name))],
    ),
  );
  const labels = answer(
    counters
      .map(({ metric }) => metric)
      .filter(({ le = '+Inf' }) => le === '+Inf'),
  );
  const asked = { queries: [] as string[], lookUps: 0 };
  const server = http.createServer(async (request, response) => {
    let question = request.url ?? '';
    for await (const chunk of request) {
      question += chunk;
    }
    if (request.url?.includes('/series')) {
      asked.lookUps += 1;
      response.end(question.includes('istio') ? labels : answer([]));
      return;
    }
    const name = [...answers.keys()].find(each => question.includes(each));
    asked.queries.push(name ?? question);
    response.end(answers.get(name ?? ''));
  });
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get queries() {
      return [...asked.queries];
    },
    get lookUps() {
      return asked.lookUps;
    },
    stop: () => server.close(),
  };
}

interface Counter {
  metric: Record<string, string>;
  values: [number, string][];
}

/** Of both revisions, a pod each: requests by status, and by how long they took. */
function countersOf(target: CanaryTarget, seed: number): Counter[] {
  const random = seededRandom(seed + 1);
  return [target.stable, target.canary].flatMap(({ name, pods }) => {
    const labels = {
      reporter: 'destination',
      destination_workload: name,
      destination_workload_namespace: target.service.namespace,
      namespace: target.service.namespace,
      pod: pods[0]?.name ?? '',
      instance: `10.0.${seed % 256}.1:15090`,
      job: 'istio',
    };
    const status = (code: string, aScrape: number) =>
      counter(
        { __name__: 'istio_requests_total', response_code: code, ...labels },
        Math.round(aScrape * (1 + random())),
      );
    const bucket = (bound: string, share: number) =>
      counter(
        {
          __name__: 'istio_request_duration_milliseconds_bucket',
          le: bound,
          ...labels,
        },
        Math.round(40 * share),
      );
    return [
      status('200', 40),
      status('503', 1),
      ...BOUNDS.map((bound, index) =>
        bucket(String(bound), (index + 1) / BOUNDS.length),
      ),
      bucket('+Inf', 1),
    ];
  });
}

function counter(metric: Record<string, string>, aScrape: number): Counter {
  const values: Counter['values'] = [];
  let value = 100_000;
  for (let at = NOW - SINCE_MS - LOOK_BACK_MS; at <= NOW; at += SCRAPE_MS) {
    value += aScrape;
    values.push([at / 1000, String(value)]);
  }
  return { metric, values };
}

function matrix(result: readonly Counter[]): string {
  return answer({ resultType: 'matrix', result });
}

function answer(data: unknown): string {
  return JSON.stringify({ status: 'success', data });
}
