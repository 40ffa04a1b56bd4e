import {
  byName,
  type CanaryTarget,
  chooseSource,
  DEFAULT_POLICY,
  judgeCanary,
  metricSources,
  newCanaryEvidence,
  observeCanary,
  type ReadMetric,
  revisionRoutes,
  type Series,
  toObservations,
} from '@modeldeck/plugin-model-serving-common';
import { canaryOf } from './benchCanary';
import { seededRandom } from './verdict/seededRandom';

const DAY_MS = 24 * 3_600_000;
const SCRAPE_MS = 15_000;
const BUDGET_MS = 50;
/** the first ones are Node's, which compiles what is hot: a watch or a backend goes on */
const WARM_UP = 5;
const ROUNDS = 15;
const START = Date.parse('2026-11-20T00:00:00Z');
/** Istio's, in milliseconds */
const BOUNDS = [
  0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000,
];

/** From a day of samples of one canary, three pods in all, to its verdict. */
export function measureVerdict(): string {
  const target = canaryOf({
    service: 'churn',
    namespace: 'ml',
    stable: { name: 'v1', pods: ['a', 'b'] },
    canary: { name: 'v2', pods: ['c'] },
  });
  const metrics = readMetrics(target);
  const window = { from: START, to: START + DAY_MS + 4 * SCRAPE_MS };
  const times: number[] = [];
  let intervals = 0;
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const begun = performance.now();
    const observations = toObservations({ target, ...window, metrics });
    const evidence = observeCanary(
      newCanaryEvidence(START),
      observations,
      DEFAULT_POLICY,
    );
    judgeCanary(evidence, { policy: DEFAULT_POLICY });
    if (round >= 0) {
      times.push(performance.now() - begun);
    }
    intervals = observations.length;
  }
  const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
  const samples = metrics
    .flatMap(({ series }) => series)
    .reduce((sum, series) => sum + series.samples.length, 0);
  return [
    `A canary's verdict over 24 h of 15 s samples (${samples} of them, ${intervals} intervals)`,
    `  ours, median of ${ROUNDS}: ${median.toFixed(0)} ms of ${BUDGET_MS} ms: ${
      median <= BUDGET_MS ? 'kept' : 'EXCEEDED'
    }\n\n`,
  ].join('\n');
}

function readMetrics(target: CanaryTarget): ReadMetric[] {
  const counters = [
    ...countersOf('v1', 'a', 40, 1),
    ...countersOf('v1', 'b', 40, 2),
    ...countersOf('v2', 'c', 10, 3),
  ];
  const routes = revisionRoutes(metricSources, target);
  const found = byName(
    counters.map(({ name, labels }) => ({ ...labels, __name__: name })),
  );
  return (['errors', 'latency'] as const).flatMap(metric => {
    const choice = chooseSource(metric, routes, found);
    const isBucket = metric === 'latency';
    return choice
      ? [
          {
            choice,
            series: counters.filter(
              ({ labels }) => (labels.le !== undefined) === isBucket,
            ),
          },
        ]
      : [];
  });
}

/** Of a pod that answers this many requests in a scrape's time, 1 % of them with errors. */
function countersOf(
  workload: string,
  pod: string,
  requests: number,
  seed: number,
): Series[] {
  const random = seededRandom(seed);
  const labels = {
    reporter: 'destination',
    destination_workload: workload,
    destination_workload_namespace: 'ml',
    namespace: 'ml',
    pod,
  };
  const total = 'istio_requests_total';
  const bucket = 'istio_request_duration_milliseconds_bucket';
  const good = counter(total, { ...labels, response_code: '200' });
  const bad = counter(total, { ...labels, response_code: '503' });
  const buckets = [...BOUNDS, Infinity].map(bound =>
    counter(bucket, {
      ...labels,
      le: String(bound).replace('Infinity', '+Inf'),
    }),
  );
  const within = buckets.map(() => 0);
  const ended = { good: 0, bad: 0 };
  for (let at = START; at <= START + DAY_MS; at += SCRAPE_MS) {
    for (let request = 0; request < requests; request += 1) {
      ended[random() < 0.01 ? 'bad' : 'good'] += 1;
      const took = 40 * Math.exp(3 * (random() + random() - 1));
      [...BOUNDS, Infinity].forEach((bound, index) => {
        within[index] = (within[index] ?? 0) + (took <= bound ? 1 : 0);
      });
    }
    good.samples.push({ at, value: ended.good });
    bad.samples.push({ at, value: ended.bad });
    buckets.forEach(({ samples }, index) =>
      samples.push({ at, value: within[index] ?? 0 }),
    );
  }
  return [good, bad, ...buckets];
}

function counter(name: string, labels: Record<string, string>) {
  const samples: { at: number; value: number }[] = [];
  return { name, labels, samples };
}
