import fc from 'fast-check';
import { canaryReportSchema } from '../../model/verdictSchema';
import type { ModelService, Revision } from '../../model/types';
import type { CanaryReport } from '../../model/verdictTypes';
import { unknown } from '../../model/known';
import { type CanaryPolicy, DEFAULT_POLICY } from '../policy/CanaryPolicy';
import type { CanaryTarget } from '../sources/canaryTarget';
import type { Observation } from '../verdict/Observation';
import {
  type CanaryStream,
  observationsOf,
} from '../verdict/testing/canaryStream';
import { canaryBegan } from './canaryBegan';
import { isInFlight } from './isInFlight';
import { canaryReport } from './canaryReport';
import {
  beginCanaryWatch,
  type CanaryWatch,
  continueCanaryWatch,
  whyOtherWatch,
} from './CanaryWatch';

function revision(name: string, role: Revision['role'], percent: number) {
  const share = { percent, source: 'spec' };
  return {
    name,
    role,
    modelVersion: name,
    replicas: { wanted: 1, ready: 1 },
    pods: [],
    accelerators: [],
    traffic: { declared: share, programmed: share, observed: unknown('none') },
  } as unknown as Revision;
}

const target: CanaryTarget = {
  service: {
    id: 'west/team/InferenceService/fraud',
    namespace: 'team',
    name: 'fraud',
  } as ModelService,
  stable: revision('v1', 'stable', 80),
  canary: revision('v2', 'canary', 20),
};

const STREAM: CanaryStream = {
  rate: 5,
  weight: 0.2,
  stableErrors: 0.002,
  canaryErrors: 0.002,
  seconds: 3600,
};

interface Look {
  observations: readonly Observation[];
  policy?: Partial<CanaryPolicy>;
  missing?: Parameters<typeof canaryReport>[0]['missing'];
  sources?: CanaryReport['sources'];
  partial?: string;
  now?: number;
}

function watchOf({ observations, policy, missing = {} }: Look): CanaryWatch {
  const watch = beginCanaryWatch({
    target,
    from: 0,
    policy: { ...DEFAULT_POLICY, ...policy },
    missing,
  });
  return continueCanaryWatch(watch, observations);
}

function reported(look: Look): CanaryReport {
  const watch = watchOf(look);
  const report = canaryReport({
    target,
    watch,
    sources: look.sources ?? [
      { metric: 'errors', source: 'istio', through: 'prometheus' },
    ],
    missing: look.missing ?? {},
    partial: look.partial,
    now: look.now ?? watch.evidence.to,
  });
  expect(canaryReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(
    report,
  );
  return report;
}

describe('a report', () => {
  it('puts what was seen of both sides beside each other', () => {
    const report = reported({ observations: observationsOf(STREAM, 1) });
    expect(report.canary).toMatchObject({
      revision: 'v2',
      requests: report.verdict.share.canary,
      restarts: { unknown: 'nothing was seen yet' },
      timeToFirstToken: { unknown: 'nothing was seen yet' },
    });
    const { observed } = report.canary.traffic;
    expect(observed).toEqual({
      percent: expect.closeTo(20, -1),
      source: 'requests counted by istio',
    });
    expect(report.stable.latency).toEqual([
      { quantile: 0.5, above: expect.any(Number), upTo: expect.any(Number) },
      expect.objectContaining({ quantile: 0.99 }),
    ]);
  });

  it('says what to do with each decision', () => {
    const next = (stream: Partial<CanaryStream>) =>
      reported({ observations: observationsOf({ ...STREAM, ...stream }, 1) })
        .next;
    expect(next({ canaryErrors: 0, stableErrors: 0 })).toBe(
      'promote it: `kubectl model promote -n team fraud`',
    );
    expect(next({ canaryErrors: 0.5 })).toBe(
      'roll it back: `kubectl model rollback -n team fraud`',
    );
    expect(next({ seconds: 60 })).toBe(
      'watch on: `kubectl model canary -n team fraud --watch`',
    );
    expect(next({ weight: 0 })).toMatch(/^give the canary traffic/);
    expect(next({ rate: 0 })).toMatch(/^send requests/);
    expect(next({ declaredShare: 0.9 })).toMatch(/not split as declared/);
  });

  it('says what would tell more where only means are told', () => {
    const observations = observationsOf(STREAM, 1).map(
      ({ latency, ...each }) => ({
        ...each,
        latencyMeans: {
          canary: {
            requests: latency?.canary.requests ?? 0,
            seconds: 0.1 * (latency?.canary.requests ?? 0),
          },
          stable: {
            requests: latency?.stable.requests ?? 0,
            seconds: 0.1 * (latency?.stable.requests ?? 0),
          },
        },
      }),
    );
    const meansOnly =
      'Triton tells means only; to see them, inject the sidecar';
    const { canary, next, verdict } = reported({
      observations,
      sources: [
        { metric: 'latency', source: 'triton', through: 'pods', meansOnly },
      ],
    });
    expect(verdict.decision).toBe('cannot-tell');
    expect(verdict.reasons[0]).toContain(meansOnly);
    expect(next).toBe(
      'make latency be told well enough to decide by, as said above',
    );
    expect(canary.latency).toEqual({
      unknown: expect.stringMatching(/^only a mean is told, 0\.1 s/),
    });
    expect(canary.requests).toBeGreaterThan(0);
  });

  it('asks a person where the time is over', () => {
    const observations = observationsOf({ ...STREAM, rate: 0.1 }, 1);
    const { next } = reported({
      observations,
      policy: { maximumSeconds: 1800 },
    });
    expect(next).toMatch(/^decide yourself: .*promote.* or .*rollback/);
  });

  it('foretells when enough requests will be there, from the present rate', () => {
    const observations = observationsOf(
      { ...STREAM, rate: 1, weight: 0.1, canaryErrors: 0, seconds: 600 },
      1,
    );
    const { forecast, verdict } = reported({
      observations,
      policy: { required: ['errors'] },
    });
    const rate = verdict.share.canary / 600;
    expect(forecast.requestsPerSecond).toBeCloseTo(rate);
    const seconds = (forecast.requests as number) / rate;
    expect(Date.parse(forecast.at as string)).toBeCloseTo(
      (600 + seconds) * 1000,
      -1,
    );
  });

  it('names what no number of requests is told for', () => {
    const { forecast } = reported({
      observations: observationsOf({ ...STREAM, seconds: 120 }, 1),
    });
    expect(forecast.requests).toBeGreaterThan(0);
    expect(forecast.beyond.map(({ metric }) => metric)).toEqual(['latency']);
  });

  it('promotes nothing by counts that lack a part', () => {
    const stream = { ...STREAM, canaryErrors: 0, stableErrors: 0 };
    const look = { observations: observationsOf(stream, 1) };
    expect(reported(look).verdict.decision).toBe('promote');
    const { verdict, partial } = reported({
      ...look,
      partial: 'pod a-1 gave nothing',
    });
    expect(verdict.decision).toBe('keep-watching');
    expect(verdict.reasons[0]).toBe('not all was read: pod a-1 gave nothing');
    expect(partial).toBe('pod a-1 gave nothing');
  });

  it('cannot tell, once some time has passed without anything that could be seen', () => {
    const missing = { errors: 'turn it on', latency: 'turn it on' };
    const decisionAt = (now: number) =>
      reported({ observations: [], missing, now }).verdict.decision;
    expect(decisionAt(30_000)).toBe('keep-watching');
    expect(decisionAt(61_000)).toBe('cannot-tell');
  });

  it.each<[string, Look, RegExp]>([
    [
      'no source tells latency',
      { observations: [], missing: { latency: 'no histogram' } },
      /latency|errors/,
    ],
    [
      'nothing has been asked yet',
      { observations: [] },
      /errors: nothing was seen of it/,
    ],
  ])('foretells nothing where %s', (_, look, reason) => {
    const { forecast, canary } = reported(look);
    expect(forecast.requests).toEqual({
      unknown: expect.stringMatching(reason),
    });
    expect(forecast.at).toEqual(forecast.requests);
    expect(canary.requests).toHaveProperty('unknown');
  });

  it('is of one shape whatever was seen', () => {
    const count = fc.nat(1000);
    const observation = fc
      .record({
        canary: count,
        stable: count,
        bad: count,
        bounds: fc.nat(3),
        isMean: fc.boolean(),
      })
      .map(({ canary, stable, bad, bounds, isMean }): Observation => {
        const histogram = (requests: number) => ({
          bounds: [0.1, 0.5, 1].slice(0, bounds),
          counts: [0, requests, requests].slice(0, bounds),
          requests,
        });
        return {
          from: 0,
          to: 100_000,
          errors: {
            canary: { requests: canary, errors: Math.min(canary, bad) },
            stable: { requests: stable, errors: Math.min(stable, bad) },
          },
          ...(isMean
            ? {
                latencyMeans: {
                  canary: { requests: canary, seconds: bad },
                  stable: { requests: stable, seconds: stable },
                },
              }
            : {
                latency: {
                  canary: histogram(canary),
                  stable: histogram(stable),
                },
              }),
        };
      });
    fc.assert(
      fc.property(
        observation,
        fc.constantFrom<CanaryPolicy['rule']>('evidence', 'threshold'),
        (first, rule) => {
          const report = reported({
            observations: [first, { ...first, from: 100_000, to: 200_000 }],
            policy: { rule, minimumSeconds: 0 },
          });
          expect(canaryReportSchema.parse(report)).toEqual(report);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a watch', () => {
  const observations = observationsOf(STREAM, 3);

  it('goes on where it was after it was written down', () => {
    const half = observations.length / 2;
    const first = watchOf({ observations: observations.slice(0, half) });
    const kept = JSON.parse(JSON.stringify(first)) as CanaryWatch;
    const resumed = continueCanaryWatch(kept, observations.slice(half));
    expect(resumed).toEqual(watchOf({ observations }));
  });

  it('counts nothing twice, neither as evidence nor for people', () => {
    const watch = watchOf({ observations });
    expect(continueCanaryWatch(watch, observations)).toEqual(watch);
  });

  it('is small, however long it lasts', () => {
    const long = observationsOf({ ...STREAM, seconds: 6 * 3600 }, 1);
    const size = JSON.stringify(watchOf({ observations: long })).length;
    expect(size).toBeLessThan(12_000);
  });

  it('belongs to its service, its revisions and its policy', () => {
    const watch = watchOf({
      observations: [],
      missing: { restarts: 'no source' },
    });
    expect(whyOtherWatch(watch, target, DEFAULT_POLICY)).toBeUndefined();
    const next = { ...target, canary: revision('v3', 'canary', 20) };
    expect(whyOtherWatch(watch, next, DEFAULT_POLICY)).toMatch(
      /compares v2 with v1, and now v3/,
    );
    const service = { ...target.service, id: 'west/team/X/other' };
    expect(
      whyOtherWatch(watch, { ...target, service }, DEFAULT_POLICY),
    ).toMatch(/of the service west/);
    expect(
      whyOtherWatch(watch, target, { ...DEFAULT_POLICY, errorBudget: 0.5 }),
    ).toMatch(/another policy \(errorBudget\)/);
    expect(
      whyOtherWatch(watch, target, { ...DEFAULT_POLICY, autoRollback: true }),
    ).toBeUndefined();
  });
});

describe('canaryBegan', () => {
  it('is when the oldest pod was created', () => {
    const pod = (createdAt: unknown) =>
      ({ createdAt } as Revision['pods'][number]);
    expect(
      canaryBegan({
        pods: [
          pod('2026-11-21T12:00:00Z'),
          pod('2026-11-21T11:00:00Z'),
          pod(unknown('not told')),
        ],
      }),
    ).toBe(Date.parse('2026-11-21T11:00:00Z'));
    expect(canaryBegan({ pods: [] })).toBeUndefined();
  });
});

describe('isInFlight', () => {
  const rollout = (index: number, count: number, aborted = false) => ({
    phase: 'Progressing',
    step: { index, count, title: '' },
    aborted,
  });

  it.each<[string, number, object | undefined, boolean]>([
    ['gets traffic', 10, undefined, true],
    ['is kept beside stable', 0, undefined, false],
    ['has steps before it', 0, rollout(1, 5), true],
    ['has done its steps', 0, rollout(5, 5), false],
    ['was aborted', 0, rollout(1, 5, true), false],
  ])('one that %s', (_, percent, given, expected) => {
    expect(
      isInFlight({
        ...target,
        service: { ...target.service, rollout: given } as ModelService,
        canary: revision('v2', 'canary', percent),
      }),
    ).toBe(expected);
  });

  it('one whose traffic cannot be told', () => {
    const canary = revision('v2', 'canary', 0);
    const share = unknown('no route');
    canary.traffic = { declared: share, programmed: share, observed: share };
    expect(isInFlight({ ...target, canary })).toBe(true);
  });
});
