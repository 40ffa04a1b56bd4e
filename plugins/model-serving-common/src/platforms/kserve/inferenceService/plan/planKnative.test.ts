import type { PlanRequest } from '../../../../canary/plan/PlanRequest';
import { rawKnativeService } from '../../testing/inferenceService';
import {
  patchesOf,
  planFor,
  planned,
  resultOf,
  risksOf,
} from '../../testing/planFor';
import { rawRevision, revisionPod } from '../../testing/workloads';

type State = Parameters<typeof rawKnativeService>[0];

/** The states that KServe's controller leaves behind: what was done → what its status says. */
const STATES = {
  'create A': {
    created: 'r1',
    ready: 'r1',
    rolledout: 'r1',
    traffic: [['r1', 100]],
  },
  'first create with percent 20': {
    percent: 20,
    created: 'r1',
    ready: 'r1',
    rolledout: 'r1',
    traffic: [
      ['r1', 20],
      ['r1', 80],
    ],
  },
  'first create, not ready': { created: 'r1', traffic: [] },
  'B + percent 20, B not ready': {
    percent: 20,
    created: 'r2',
    ready: 'r1',
    rolledout: 'r1',
    traffic: [
      ['r1', 20],
      ['r1', 80],
    ],
  },
  'B without percent, B not ready': {
    created: 'r2',
    ready: 'r1',
    rolledout: 'r1',
    traffic: [['r1', 100]],
  },
  'in flight': {
    percent: 20,
    created: 'r2',
    ready: 'r2',
    rolledout: 'r1',
    traffic: [
      ['r2', 20],
      ['r1', 80],
    ],
  },
  'in flight, then C not ready': {
    percent: 20,
    created: 'r3',
    ready: 'r2',
    rolledout: 'r1',
    traffic: [
      ['r2', 20],
      ['r1', 80],
    ],
  },
  'rolled back in flight': {
    percent: 0,
    created: 'r2',
    ready: 'r2',
    rolledout: 'r1',
    traffic: [
      ['r2', 0],
      ['r1', 100],
    ],
  },
  'left-over 0, then C': {
    percent: 0,
    created: 'r3',
    ready: 'r3',
    rolledout: 'r1',
    traffic: [
      ['r3', 0],
      ['r1', 100],
    ],
  },
  promoted: {
    created: 'r2',
    ready: 'r2',
    rolledout: 'r2',
    previous: 'r1',
    traffic: [['r2', 100]],
  },
  'promoted by 100': {
    percent: 100,
    created: 'r2',
    ready: 'r2',
    rolledout: 'r2',
    previous: 'r1',
    traffic: [
      ['r2', 100],
      ['r1', 0],
    ],
  },
  'promoted, then URI A + percent 0': {
    percent: 0,
    created: 'r3',
    ready: 'r3',
    rolledout: 'r2',
    previous: 'r1',
    traffic: [
      ['r3', 0],
      ['r2', 100],
    ],
  },
  'promoted, then percent 20 only': {
    percent: 20,
    created: 'r2',
    ready: 'r2',
    rolledout: 'r1',
    previous: 'r1',
    traffic: [
      ['r2', 20],
      ['r1', 80],
    ],
  },
} satisfies Record<string, State>;

const REVISIONS = ['r1', 'r2', 'r3'].map((name, index) =>
  rawRevision(name, { uri: `s3://models/fraud/v${index + 1}` }),
);

const setWeight = (weights: Record<string, number>): PlanRequest => ({
  action: 'set-weight',
  weights,
});
const PROMOTE = { action: 'promote' } as const;
const ROLL_BACK = { action: 'rollback' } as const;

function plan(
  state: State | keyof typeof STATES,
  request: PlanRequest,
  others: readonly object[] = REVISIONS,
) {
  const service = rawKnativeService(
    typeof state === 'string' ? (STATES[state] as State) : state,
  );
  return planFor([service, ...others], request);
}

const percent = (canaryTrafficPercent: number | null) => [
  { spec: { predictor: { canaryTrafficPercent } } },
];

describe('promoting in Knative mode', () => {
  it.each([
    ['in flight', 'r1 0, r2 100'],
    ['rolled back in flight', 'r1 0, r2 100'],
    ['left-over 0, then C', 'r1 0, r3 100'],
    ['promoted, then URI A + percent 0', 'r2 0, r3 100, r1 0'],
    ['promoted, then percent 20 only', 'r1 0, r2 100'],
  ] as const)('%s', (state, expected) => {
    const outcome = plan(state, PROMOTE);
    expect(resultOf(outcome)).toBe(expected);
    expect(patchesOf(outcome)).toEqual(percent(null));
  });

  it.each([
    ['create A', 'no-canary'],
    ['first create with percent 20', 'no-canary'],
    ['first create, not ready', 'no-canary'],
    ['B + percent 20, B not ready', 'canary-not-ready'],
    ['B without percent, B not ready', 'canary-not-ready'],
    ['in flight, then C not ready', 'canary-not-ready'],
    ['promoted', 'no-canary'],
    ['promoted by 100', 'no-canary'],
  ] as const)('refuses %s: %s', (state, reason) => {
    expect(resultOf(plan(state, PROMOTE))).toBe(reason);
  });

  it('warns that going back costs a start, and may not be there for ever', () => {
    expect(risksOf(plan('in flight', PROMOTE))).toEqual([
      'cold-rollback',
      'revision-collected',
    ]);
  });

  it('warns of a revision that had been rolled back', () => {
    expect(risksOf(plan('rolled back in flight', PROMOTE))).toContain(
      'was-rolled-back',
    );
  });

  it('refuses while every pod of the canary fails, though Knative calls it ready', () => {
    const pods = [
      revisionPod('p1', 'r1'),
      revisionPod('p2', 'r2', { waiting: 'CrashLoopBackOff' }),
    ];
    const outcome = plan('in flight', PROMOTE, pods);
    expect(resultOf(outcome)).toBe('canary-failing');
    expect('refusal' in outcome && outcome.refusal.message).toContain(
      'CrashLoopBackOff',
    );
  });

  it('warns of fewer replicas than answer now', () => {
    const pods = [
      revisionPod('p1', 'r1'),
      revisionPod('p2', 'r1'),
      revisionPod('p3', 'r2'),
    ];
    expect(risksOf(plan('in flight', PROMOTE, pods))).toContain(
      'fewer-replicas',
    );
  });

  it('guards the write by what the object was', () => {
    const service = rawKnativeService(STATES['in flight'] as State);
    const [write] = planned(
      planFor(
        [
          {
            ...service,
            metadata: { ...service.metadata, resourceVersion: '7' },
          },
        ],
        PROMOTE,
      ),
    ).writes;
    expect(write).toMatchObject({
      type: 'merge',
      object: {
        apiVersion: 'serving.kserve.io/v1beta1',
        plural: 'inferenceservices',
        namespace: 'team',
        name: 'fraud',
      },
      guard: { uid: 'uid-fraud', resourceVersion: '7' },
    });
  });
});

describe('rolling back in Knative mode', () => {
  it.each([
    ['in flight', 'r1 100, r2 0'],
    ['B + percent 20, B not ready', 'r1 100, r2 0'],
    ['B without percent, B not ready', 'r1 100, r2 0'],
    ['in flight, then C not ready', 'r1 100, r2 0, r3 0'],
    ['promoted', 'r2 0, r1 100'],
    ['promoted by 100', 'r2 0, r1 100'],
    ['promoted, then percent 20 only', 'r1 100, r2 0'],
  ] as const)('%s', (state, expected) => {
    const outcome = plan(state, ROLL_BACK);
    expect(resultOf(outcome)).toBe(expected);
    expect(patchesOf(outcome)).toEqual(percent(0));
    expect(risksOf(outcome)).toContain('leftover-percent');
  });

  it.each([
    ['create A', 'no-earlier-revision'],
    ['first create with percent 20', 'no-earlier-revision'],
    ['first create, not ready', 'no-earlier-revision'],
    ['rolled back in flight', 'already-rolled-back'],
    ['left-over 0, then C', 'already-rolled-back'],
    ['promoted, then URI A + percent 0', 'already-rolled-back'],
  ] as const)('refuses %s: %s', (state, reason) => {
    expect(resultOf(plan(state, ROLL_BACK))).toBe(reason);
  });

  it('refuses when the revision before a promotion is gone, or may be', () => {
    const [, r2] = REVISIONS;
    expect(resultOf(plan('promoted', ROLL_BACK, r2 ? [r2] : []))).toBe(
      'revision-gone',
    );
    const unread = planFor(
      [rawKnativeService(STATES.promoted as State)],
      ROLL_BACK,
      {
        states: {
          'revisions.serving.knative.dev': {
            state: 'forbidden',
            reason: 'revisions is forbidden',
          },
        },
      },
    );
    expect(resultOf(unread)).toBe('revision-unknown');
  });

  it('names the durable way beside the fast one', () => {
    const plans = planned(plan('promoted', ROLL_BACK));
    expect(plans.risks.find(({ id }) => id === 'not-durable')?.detail).toMatch(
      /s3:\/\/models\/fraud\/v1 without canaryTrafficPercent/,
    );
  });

  it('hands the durable change to the repository that owns the object', () => {
    const service = rawKnativeService(STATES['promoted by 100'] as State);
    const owned = {
      ...service,
      metadata: {
        ...service.metadata,
        annotations: { 'argocd.argoproj.io/tracking-id': 'fraud:x/y:team/z' },
      },
    };
    const outcome = planFor([owned, ...REVISIONS], ROLL_BACK);
    expect(outcome).toMatchObject({
      refusal: {
        reason: 'owned-by-gitops',
        change: [
          {
            patch: {
              spec: {
                predictor: {
                  model: { storageUri: 's3://models/fraud/v1' },
                  canaryTrafficPercent: null,
                },
              },
            },
          },
        ],
      },
    });
  });

  it('repeats no URI that holds a credential', () => {
    const secret = rawRevision('r1', {
      uri: 'https://me:hunter2@models.example.com/v1?sig=hunter2',
    });
    const outcome = plan('promoted', ROLL_BACK, [secret]);
    expect(JSON.stringify(outcome)).not.toContain('hunter2');
    expect(risksOf(outcome)).toContain('not-durable');
  });

  it('warns of a start, and of accelerators that the newest revision keeps', () => {
    const pods = [revisionPod('p2', 'r2', { gpus: 1 }), ...REVISIONS];
    const service = rawKnativeService(STATES.promoted as State);
    const model = {
      ...service.spec,
      predictor: {
        model: {
          modelFormat: { name: 'onnx' },
          storageUri: 's3://models/fraud/v2',
          resources: { limits: { 'nvidia.com/gpu': '1' } },
        },
      },
    };
    const outcome = planFor([{ ...service, spec: model }, ...pods], ROLL_BACK);
    expect(risksOf(outcome)).toEqual([
      'not-durable',
      'cold-start',
      'leftover-percent',
      'keeps-accelerators',
      'needs-accelerators',
    ]);
  });
});

describe('splitting in Knative mode', () => {
  it.each([
    ['in flight', { r1: 50, r2: 50 }, 'r1 50, r2 50', 50],
    ['in flight', { r1: 100 }, 'r1 100, r2 0', 0],
    ['in flight', { r2: 100 }, 'r1 0, r2 100', 100],
    ['rolled back in flight', { r1: 95, r2: 5 }, 'r1 95, r2 5', 5],
    ['promoted, then percent 20 only', { r1: 60, r2: 40 }, 'r1 60, r2 40', 40],
  ] as const)('%s: %j', (state, weights, expected, written) => {
    const outcome = plan(state, setWeight(weights));
    expect(resultOf(outcome)).toBe(expected);
    expect(patchesOf(outcome)).toEqual(percent(written));
  });

  it.each([
    ['create A', { r1: 100 }, 'no-canary'],
    ['first create with percent 20', { r1: 100 }, 'no-canary'],
    ['B + percent 20, B not ready', { r1: 50, r2: 50 }, 'canary-not-ready'],
    ['in flight, then C not ready', { r1: 50, r2: 50 }, 'canary-not-ready'],
    ['in flight', { r1: 80, r2: 20 }, 'nothing-to-change'],
    ['in flight', { r1: 99.5, r2: 0.5 }, 'whole-percents-only'],
    ['in flight', { r1: 80, r2: 30 }, 'weights-do-not-add-up'],
    ['in flight', { r1: 80, r9: 20 }, 'unknown-revision'],
    ['promoted', { r1: 80, r2: 20 }, 'would-undo-promotion'],
    [
      'promoted, then URI A + percent 0',
      { r1: 20, r2: 80 },
      'only-newest-and-stable',
    ],
  ] as const)('refuses %s: %j: %s', (state, weights, reason) => {
    expect(resultOf(plan(state, setWeight({ ...weights })))).toBe(reason);
  });

  it('says what 0 and 100 leave behind', () => {
    expect(risksOf(plan('in flight', setWeight({ r1: 100 })))).toContain(
      'leftover-percent',
    );
    expect(risksOf(plan('in flight', setWeight({ r2: 100 })))).toContain(
      'field-left-behind',
    );
  });
});

it.each(['pause', 'resume'] as const)('refuses to %s', action => {
  expect(resultOf(plan('in flight', { action }))).toBe('nothing-to-pause');
});

describe('whatever the state', () => {
  const requests: PlanRequest[] = [
    PROMOTE,
    ROLL_BACK,
    setWeight({ r1: 70, r2: 30 }),
  ];
  const outcomes = Object.keys(STATES).flatMap(state =>
    requests.map(request => plan(state as keyof typeof STATES, request)),
  );

  it('predicts all of the traffic', () => {
    const sums = outcomes
      .filter(outcome => 'plan' in outcome)
      .map(outcome =>
        planned(outcome).after.reduce((sum, { percent: share }) => {
          return sum + (typeof share === 'number' ? share : NaN);
        }, 0),
      );
    expect(sums.length).toBeGreaterThan(10);
    expect(new Set(sums)).toEqual(new Set([100]));
  });

  it('writes the percent and nothing that would make a new revision', () => {
    const patches = outcomes
      .filter(outcome => 'plan' in outcome)
      .flatMap(patchesOf);
    const keys = patches.map(patch =>
      Object.keys((patch as { spec: { predictor: object } }).spec.predictor),
    );
    expect(new Set(keys.flat())).toEqual(new Set(['canaryTrafficPercent']));
  });
});
