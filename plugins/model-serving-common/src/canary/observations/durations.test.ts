import type { Series } from '../series/Sample';
import { metricSources } from '../sources/metricSources';
import type { MetricReading } from '../sources/chooseSource';
import { revisionRoutes } from '../sources/revisionRoutes';
import { canaryOf } from '../sources/testing/canaryOf';
import { toObservations } from './toObservations';
import type { CanaryMetric } from '../../model/verdictTypes';

const TARGET = canaryOf();
const START = 1_000_000_000;
const TIMES = [0, 1, 2].map(index => START + index * 15_000);

function series(
  name: string,
  revision: 'v1' | 'v2',
  values: readonly number[],
  labels: Record<string, string> = {},
): Series {
  return {
    name,
    labels: {
      namespace: 'ml',
      pod: `churn-${revision}-7d9f8c6b5-x7k2q`,
      ...labels,
    },
    samples: values.map((value, index) => ({ at: TIMES[index] ?? 0, value })),
  };
}

function histogram(
  revision: 'v1' | 'v2',
  buckets: Readonly<Record<string, readonly number[]>>,
  labels: Record<string, string> = {},
): Series[] {
  return Object.entries(buckets).map(([le, values]) =>
    series('b', revision, values, { le, ...labels }),
  );
}

function observe(
  metric: CanaryMetric,
  reading: MetricReading,
  read: readonly Series[],
) {
  const route = revisionRoutes(metricSources, TARGET).find(
    ({ source, by }) => source.id === 'kube-state-metrics' && by === 'pod',
  );
  const observed = toObservations({
    target: TARGET,
    from: START,
    to: START + 30_000,
    stepMs: 30_000,
    settleMs: 0,
    metrics: route
      ? [{ choice: { metric, route, reading }, series: read }]
      : [],
  });
  return observed[0];
}

const MILLISECONDS: MetricReading = {
  kind: 'durations',
  durations: { bucket: 'b', secondsPerUnit: 0.001 },
};

const STABLE = histogram('v1', {
  '5': [0, 1, 2],
  '10': [0, 3, 4],
  '+Inf': [0, 5, 10],
});

describe('observations of durations', () => {
  it('are histograms in seconds', () => {
    const canary = histogram('v2', {
      '+Inf': [4, 4, 8],
      '10.0': [2, 2, 4],
      '5.0': [1, 1, 2],
    });
    const seen = observe('latency', MILLISECONDS, [...STABLE, ...canary]);
    expect(seen?.latency).toEqual({
      stable: { bounds: [0.005, 0.01], counts: [2, 4], requests: 10 },
      canary: { bounds: [0.005, 0.01], counts: [1, 2], requests: 4 },
    });
  });

  it('are told at the bounds that every pod of a side has', () => {
    const other = histogram(
      'v2',
      { '10': [0, 1, 1], '20': [0, 1, 1], '+Inf': [0, 1, 2] },
      { pod: 'churn-v2-7d9f8c6b5-m4vd8' },
    );
    const canary = histogram('v2', {
      '5': [0, 0, 1],
      '10': [0, 0, 2],
      '+Inf': [0, 0, 3],
    });
    const seen = observe('latency', MILLISECONDS, [
      ...STABLE,
      ...canary,
      ...other,
    ]);
    expect(seen?.latency?.canary).toEqual({
      bounds: [0.01],
      counts: [3],
      requests: 5,
    });
    expect(seen?.latency?.stable.bounds).toEqual([0.005, 0.01]);
  });

  it('begin again with all requests, though a bucket held less before', () => {
    const canary = histogram('v2', {
      '5': [1, 4, 4],
      '10': [1, 4, 4],
      '+Inf': [100, 5, 5],
    });
    const seen = observe('latency', MILLISECONDS, [...STABLE, ...canary]);
    expect(seen?.latency?.canary).toEqual({
      bounds: [0.005, 0.01],
      counts: [4, 4],
      requests: 5,
    });
  });

  it('are none without the bucket of all requests', () => {
    const canary = histogram('v2', { '5': [0, 1, 2], '10': [0, 1, 2] });
    expect(observe('latency', MILLISECONDS, [...STABLE, ...canary])).toBe(
      undefined,
    );
  });

  it('never have fewer requests within a bound than within a smaller one', () => {
    const canary = histogram('v2', {
      '5': [0, 3, 6],
      '10': [0, NaN, 3],
      '+Inf': [0, 2, 5],
    });
    const seen = observe('latency', MILLISECONDS, [...STABLE, ...canary]);
    expect(seen?.latency?.canary.counts).toEqual([5, 5]);
  });

  it('are means where there is nothing else', () => {
    const reading: MetricReading = {
      kind: 'durations',
      durations: { sum: 's', count: 'c', secondsPerUnit: 1e-6 },
    };
    const seen = observe('latency', reading, [
      series('s', 'v1', [0, 1e6, 2e6]),
      series('c', 'v1', [0, 2, 4]),
      series('s', 'v2', [5e6, 6e6, 8e6]),
      series('c', 'v2', [1, 2, 3]),
    ]);
    expect(seen?.latencyMeans).toEqual({
      stable: { requests: 4, seconds: 2 },
      canary: { requests: 2, seconds: 3 },
    });
    expect(seen).not.toHaveProperty('latency');
  });
});

describe('observations of restarts', () => {
  it('are counted over the seconds that each container ran', () => {
    const reading: MetricReading = { kind: 'restarts', counter: 'r' };
    const seen = observe('restarts', reading, [
      series('r', 'v1', [3, 3, 3], { container: 'server' }),
      series('r', 'v1', [0, 0, 0], { container: 'proxy' }),
      series('r', 'v2', [0, 1, 2], { container: 'server' }),
    ]);
    expect(seen?.restarts).toEqual({
      stable: { errors: 0, requests: 60 },
      canary: { errors: 2, requests: 30 },
    });
  });
});
