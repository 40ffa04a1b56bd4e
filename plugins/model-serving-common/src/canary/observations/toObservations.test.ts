import fc from 'fast-check';
import type { Series } from '../series/Sample';
import type { Observation } from '../verdict/Observation';
import {
  istioErrors,
  type PodHistory,
  podHistory,
  SCRAPE_MS,
  seriesOf,
  START,
  TARGET,
} from './__testUtils__/simulatedCounters';
import { toObservations } from './toObservations';

const INTERVALS = 12;
/** all scrapes are in by then, and an interval more */
const END = START + (INTERVALS + 6) * SCRAPE_MS;

function observe(
  series: readonly Series[],
  { from = START, to = END }: { from?: number; to?: number } = {},
): Observation[] {
  return toObservations({
    target: TARGET,
    from,
    to,
    metrics: [{ choice: istioErrors(series), series }],
  });
}

type Sides = 'canary' | 'stable';

function total(observations: readonly Observation[], side: Sides) {
  return observations.reduce(
    (sum, { errors }) => ({
      requests: sum.requests + (errors?.[side].requests ?? 0),
      errors: sum.errors + (errors?.[side].errors ?? 0),
    }),
    { requests: 0, errors: 0 },
  );
}

function truth({ intervals }: PodHistory) {
  return intervals.reduce(
    (sum, { good, errors }) => ({
      requests: sum.requests + good + errors,
      errors: sum.errors + errors,
    }),
    { requests: 0, errors: 0 },
  );
}

/** Restarts hide what a container counted after its last scrape: these have none. */
const steady = podHistory(INTERVALS).map(({ phaseMs, intervals }) => ({
  phaseMs,
  intervals: intervals.map(each => ({ ...each, restarted: false })),
}));

const bothSides = ([stable, canary]: readonly [PodHistory, PodHistory]) => [
  ...seriesOf('churn-v1', stable),
  ...seriesOf('churn-v2', canary),
];

describe('observations of counters', () => {
  it('add up to what was counted, first errors included', () => {
    fc.assert(
      fc.property(fc.tuple(steady, steady), ([stable, canary]) => {
        const seen = observe(bothSides([stable, canary]));
        expect(total(seen, 'stable')).toEqual(truth(stable));
        expect(total(seen, 'canary')).toEqual(truth(canary));
      }),
    );
  });

  it('add up whatever the looks in between', () => {
    fc.assert(
      fc.property(
        fc.tuple(steady, steady),
        fc.array(fc.integer({ min: 1, max: 18 }), { maxLength: 5 }),
        ([stable, canary], looks) => {
          const series = bothSides([stable, canary]);
          const seen: Observation[] = [];
          for (const look of [...looks.sort((a, b) => a - b), 18]) {
            const to = START + look * SCRAPE_MS;
            seen.push(
              ...observe(
                series.map(each => ({
                  ...each,
                  samples: each.samples.filter(({ at }) => at <= to),
                })),
                { from: seen.at(-1)?.to ?? START, to },
              ),
            );
          }
          expect(total(seen, 'stable')).toEqual(truth(stable));
          expect(total(seen, 'canary')).toEqual(truth(canary));
        },
      ),
    );
  });

  it('are in order, do not overlap, and count no more errors than requests', () => {
    const any = fc.tuple(podHistory(INTERVALS), podHistory(INTERVALS));
    fc.assert(
      fc.property(any, histories => {
        let before = START;
        for (const { from, to, errors } of observe(bothSides(histories))) {
          expect(from).toBe(before);
          expect(to).toBeGreaterThan(from);
          before = to;
          for (const side of [errors?.canary, errors?.stable]) {
            expect(side?.errors ?? 0).toBeLessThanOrEqual(side?.requests ?? 0);
          }
        }
      }),
    );
  });

  it('are no other for series that come twice', () => {
    fc.assert(
      fc.property(fc.tuple(steady, steady), histories => {
        const series = bothSides(histories);
        const twice = series.flatMap(each => [
          {
            ...each,
            labels: { ...each.labels, job: 'a', instance: 'x:15090' },
          },
          {
            ...each,
            labels: { ...each.labels, job: 'b', instance: 'x:15020' },
          },
        ]);
        expect(observe(twice)).toEqual(observe(series));
      }),
    );
  });

  it('show no metric with less data that they do not show with more', () => {
    fc.assert(
      fc.property(
        fc.tuple(steady, steady),
        fc.infiniteStream(fc.boolean()),
        (histories, kept) => {
          const series = bothSides(histories);
          const less = series
            .map(each => ({
              ...each,
              samples: each.samples.filter(() => kept.next().value),
            }))
            .filter(({ samples }) => samples.length > 0);
          fc.pre(
            ['churn-v1', 'churn-v2'].every(name =>
              less.some(({ labels }) => labels.destination_workload === name),
            ),
          );
          const shown = observe(series).some(({ errors }) => errors);
          const shownLess = observe(less).some(({ errors }) => errors);
          expect(shown || !shownLess).toBe(true);
          for (const side of ['canary', 'stable'] as const) {
            expect(total(observe(less), side).requests).toBeLessThanOrEqual(
              total(observe(series), side).requests,
            );
          }
        },
      ),
    );
  });

  const quiet: PodHistory = {
    phaseMs: 1000,
    intervals: Array.from({ length: INTERVALS }, () => ({
      good: 5,
      errors: 0,
      restarted: false,
    })),
  };

  it('show nothing of an interval in which one side was not seen', () => {
    const gone = { ...quiet, intervals: quiet.intervals.slice(0, 4) };
    const seen = observe(bothSides([quiet, gone]));
    expect(seen.map(({ errors }) => errors !== undefined)).toEqual(
      seen.map(({ to }) => to <= START + 6 * SCRAPE_MS),
    );
  });

  it('make one interval of those between which nothing was scraped', () => {
    const series = bothSides([quiet, quiet]).map(each => ({
      ...each,
      samples: each.samples.filter((_, index) => index < 4 || index > 9),
    }));
    const lengths = observe(series).map(({ from, to }) => (to - from) / 1000);
    expect(lengths).toContain(30);
    expect(Math.max(...lengths)).toBeGreaterThanOrEqual(90);
    expect(total(observe(series), 'canary')).toEqual(truth(quiet));
  });

  it('count a pod from its beginning only where that is in the window', () => {
    const born = '2023-11-14T22:15:00Z';
    const [pod] = TARGET.canary.pods;
    const young = {
      ...TARGET,
      canary: {
        ...TARGET.canary,
        pods: pod ? [{ ...pod, createdAt: born }] : [],
      },
    };
    const series = bothSides([quiet, quiet]).map(each =>
      each.labels.destination_workload === 'churn-v1'
        ? each
        : {
            ...each,
            samples: [
              { at: START + 120_000, value: 40 },
              { at: START + 135_000, value: 45 },
            ],
          },
    );
    const metrics = [{ choice: istioErrors(series), series }];
    const options = { from: START, to: END, metrics };
    const counted = (target: typeof TARGET) =>
      total(toObservations({ ...options, target }), 'canary').requests;
    expect(Date.parse(born)).toBeGreaterThan(START);
    expect(counted(young)).toBe(45);
    expect(counted(TARGET)).toBe(5);
  });

  it('are none where nothing was counted', () => {
    const series = bothSides([quiet, quiet]).map(each => ({
      ...each,
      samples: each.samples.slice(0, 1),
    }));
    expect(observe(series)).toEqual([]);
  });

  it('carry the share only from when it is known', () => {
    const share = (percent: number) => ({
      declared: { percent: 50, source: 'spec' },
      programmed: { percent, source: 'route' },
      observed: { unknown: '' },
    });
    const series = bothSides([quiet, quiet]);
    const seen = toObservations({
      target: {
        ...TARGET,
        stable: { ...TARGET.stable, traffic: share(60) },
        canary: { ...TARGET.canary, traffic: share(20) },
      },
      from: START,
      to: END,
      metrics: [{ choice: istioErrors(series), series }],
      sharesSince: START + 60_000,
    });
    expect(seen.map(({ declaredShare }) => declaredShare)).toEqual(
      seen.map(({ from }) => (from >= START + 60_000 ? 0.25 : undefined)),
    );
  });
});
