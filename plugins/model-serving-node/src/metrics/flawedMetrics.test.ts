import {
  beginCanaryWatch,
  type CanaryReport,
  canaryReport,
  canaryReportSchema,
  continueCanaryWatch,
  DEFAULT_POLICY,
} from '@modeldeck/plugin-model-serving-common';
import {
  FakePrometheus,
  type FakeSeries,
} from '../__fixtures__/FakePrometheus';
import {
  BUCKET,
  buckets,
  flawed,
  isCanarys,
  requestsOf,
  SOUND,
  targetOf,
  WINDOW,
  WORKLOADS,
} from '../__testUtils__/istioSeries';
import { observeService } from './observeService';
import { PrometheusClient } from './PrometheusClient';

describe('a canary by metrics that are flawed', () => {
  let prometheus: FakePrometheus;

  afterEach(() => prometheus.stop());

  async function reported(
    series: readonly FakeSeries[],
    { target = targetOf(), now = WINDOW.to } = {},
  ): Promise<CanaryReport> {
    prometheus = await FakePrometheus.start(series);
    const { observations, ...seen } = await observeService({
      target,
      metrics: PrometheusClient.at({ url: prometheus.url }),
      from: WINDOW.from,
      to: now,
    });
    const begun = beginCanaryWatch({
      target,
      from: WINDOW.from,
      policy: DEFAULT_POLICY,
      missing: seen.missing,
    });
    const watch = continueCanaryWatch(begun, observations);
    const report = canaryReport({ target, watch, now, ...seen });
    expect(canaryReportSchema.parse(report)).toEqual(report);
    return report;
  }

  it('is promoted by sound ones', async () => {
    const { verdict, canary, stable } = await reported(SOUND);
    expect(verdict.decision).toBe('promote');
    // The last intervals may still be written.
    expect(canary.requests).toBe(78 * 30);
    expect(stable.requests).toBe(78 * 120);
  });

  it.each<[string, FakeSeries[]]>([
    [
      'series that two Prometheis have written',
      ['a', 'b'].flatMap(replica =>
        flawed(each => ({
          ...each,
          labels: { ...each.labels, prometheus_replica: replica },
        })),
      ),
    ],
    [
      'samples that come twice',
      flawed(each => ({
        ...each,
        values: each.values.flatMap(value => [value, value]),
        times: each.values.flatMap((_, index) => [index * 15, index * 15]),
      })),
    ],
    [
      'markers that a series went stale',
      flawed(each => ({
        ...each,
        values: each.values.flatMap(value => [value, NaN]),
        times: each.values.flatMap((_, index) => [index * 15, index * 15 + 1]),
      })),
    ],
    [
      'values that are no counts',
      flawed(each => ({
        ...each,
        values: each.values.flatMap(value => [value, Infinity, -1]),
        times: each.values.flatMap((_, index) =>
          [0, 1, 2].map(late => index * 15 + late),
        ),
      })),
    ],
    [
      'series of somebody else',
      [
        ...SOUND,
        ...flawed(each => ({
          values: each.values.map(value => value * 9),
          labels: {
            ...each.labels,
            destination_workload_namespace: 'other',
          },
        })),
      ],
    ],
  ])('counts the same in spite of %s', async (_, series) => {
    const { verdict, canary, stable } = await reported(series);
    expect([verdict.decision, canary.requests, stable.requests]).toEqual([
      'promote',
      78 * 30,
      78 * 120,
    ]);
  });

  it('counts from zero where counters went backwards', async () => {
    const { canary, verdict } = await reported(
      flawed(each => ({
        ...each,
        values: each.values.map((value, index) =>
          index < 40 ? value : value - (each.values[39] ?? 0),
        ),
      })),
    );
    expect(verdict.decision).toBe('promote');
    expect(canary.requests).toBe(78 * 30);
    expect(canary.errors).toBe(0);
  });

  it.each([
    ['behind', -150],
    ['ahead', 150],
  ])(
    'loses nothing to a clock that is %s by minutes',
    async (_, secondsOff) => {
      const series = flawed(each => ({
        ...each,
        times: each.values.map((__, index) => index * 15 + secondsOff),
      }));
      // What is later than was asked about is not told until then.
      const first = await reported(
        series.map(each => ({
          ...each,
          values: each.values.filter(
            (__, index) => index * 15 + secondsOff <= WINDOW.to / 1000,
          ),
        })),
      );
      expect(first.verdict.decision).toBe('promote');
      expect(first.canary.requests).toBeGreaterThan(60 * 30);
      expect(first.canary.requests).toBeLessThanOrEqual(79 * 30);
      expect(first.verdict.share.canary / first.verdict.share.stable).toBe(
        0.25,
      );
    },
  );

  it('does not count what pods had before a clock says they began', async () => {
    const target = targetOf('1970-01-01T01:00:00Z');
    const { canary } = await reported(
      flawed(each => ({
        ...each,
        values: each.values.map(value => value + 100_000),
      })),
      { target },
    );
    expect(canary.requests).toBe(78 * 30);
  });

  it.each<[string, FakeSeries[], RegExp[]]>([
    [
      'nothing at all',
      [],
      [
        /^errors: nothing that was found.*sidecar/,
        /^latency: /,
        /neither side/,
      ],
    ],
    [
      'nothing of the canary',
      SOUND.filter(each => !isCanarys(each)),
      [/^errors: Istio .* has series of churn-v1 .* none of churn-v2/],
    ],
    [
      'no latencies of the canary',
      SOUND.filter(
        each => !(isCanarys(each) && each.labels.__name__ === BUCKET),
      ),
      [/^latency: Istio .* none of churn-v2/],
    ],
    [
      'histograms of which no bounds are the same',
      [
        ...WORKLOADS.map(requestsOf),
        ...buckets('churn-v1'),
        ...buckets('churn-v2', { 60: 0.6, 120: 0.96 }),
      ],
      [/^latency: the histograms of the two sides have no bound in common/],
    ],
    [
      'histograms without a bound',
      WORKLOADS.flatMap(each => [requestsOf(each), ...buckets(each, {})]),
      [/^latency: the histograms of the two sides have no bound in common/],
    ],
    [
      'counters that stand still',
      flawed(each => ({ ...each, values: each.values.map(() => 7) })),
      [/neither side got any request/],
    ],
    [
      'values of which none is a number',
      flawed(each => ({ ...each, values: each.values.map(() => NaN) })),
      [/neither side got any request/],
    ],
  ])('cannot be told by %s', async (_, series, reasons) => {
    const { verdict } = await reported(series);
    expect(verdict.decision).toBe('cannot-tell');
    for (const reason of reasons) {
      expect(verdict.reasons).toContainEqual(expect.stringMatching(reason));
    }
  });

  it('is compared at the bounds that both sides have', async () => {
    const { verdict } = await reported([
      ...WORKLOADS.map(requestsOf),
      ...buckets('churn-v1', { 50: 0.5, 100: 0.95, 250: 0.99 }),
      ...buckets('churn-v2', { 25: 0.2, 100: 0.95, 300: 0.995 }),
    ]);
    expect(verdict.decision).toBe('promote');
    const latency = verdict.metrics.find(({ metric }) => metric === 'latency');
    expect(latency?.bound).toBe(0.1);
  });

  it('is not promoted by samples of one side alone', async () => {
    const { verdict } = await reported(
      flawed(each => (isCanarys(each) ? { ...each, values: [] } : each)),
    );
    expect(verdict.decision).toBe('cannot-tell');
  });

  it('stays within numbers whatever is counted', async () => {
    const { verdict } = await reported(
      flawed(each => ({
        ...each,
        values: each.values.map((value, index) =>
          index % 2 ? 1e300 : value * 1e12,
        ),
      })),
    );
    expect(['cannot-tell', 'keep-watching', 'promote']).toContain(
      verdict.decision,
    );
  });

  it('says nothing that a terminal would obey', async () => {
    const { verdict, sources } = await reported(
      SOUND.map(each => ({
        ...each,
        labels: { ...each.labels, pod: '\u001b[31mred' },
      })),
    );
    expect(JSON.stringify([verdict, sources])).not.toContain('\\u001b');
  });
});
