import type { PlanRequest } from '../../../canary/plan/PlanRequest';
import {
  BLUE_GREEN,
  outcomeOf,
  PAUSED,
  pod,
  type Raw,
  rollout,
  STEPS,
  writesOf,
} from '../testing/rolloutFixtures';

const PROMOTE: PlanRequest = { action: 'promote' };
const FULL: PlanRequest = { action: 'promote', full: true };
const ROLLBACK: PlanRequest = { action: 'rollback' };

const inconclusive = {
  pauseConditions: [{ reason: 'InconclusiveAnalysisRun' }],
  controllerPause: true,
  currentStepIndex: 3,
  canary: {
    currentStepAnalysisRunStatus: { name: 'run', status: 'Inconclusive' },
  },
};

const withCanary = (canary: Raw) => ({
  strategy: { canary: { steps: STEPS, ...canary } },
});

/** As `kubectl argo rollouts` writes it. */
describe('the patches', () => {
  it.each<[string, PlanRequest, Parameters<typeof rollout>[0], unknown[]]>([
    [
      'ends a pause',
      PROMOTE,
      { status: PAUSED },
      [['status', { status: { pauseConditions: null } }]],
    ],
    [
      'passes over a step that is not a pause',
      PROMOTE,
      { status: { currentStepIndex: 3 } },
      [['status', { status: { pauseConditions: null, currentStepIndex: 4 } }]],
    ],
    [
      'takes the pause of an undecided analysis back as such',
      PROMOTE,
      { status: inconclusive },
      [
        [
          'status',
          {
            status: {
              pauseConditions: null,
              controllerPause: false,
              currentStepIndex: 4,
            },
          },
        ],
      ],
    ],
    [
      'takes back a pause by hand after the status',
      PROMOTE,
      { status: PAUSED, spec: { paused: true } },
      [
        ['status', { status: { pauseConditions: null } }],
        ['spec', { spec: { paused: false } }],
      ],
    ],
    [
      'skips all that is left',
      FULL,
      {},
      [['status', { status: { promoteFull: true } }]],
    ],
    [
      'promotes a preview',
      PROMOTE,
      {
        spec: BLUE_GREEN,
        status: { pauseConditions: [{ reason: 'BlueGreenPause' }] },
      },
      [['status', { status: { pauseConditions: null } }]],
    ],
    ['aborts', ROLLBACK, {}, [['status', { status: { abort: true } }]]],
    ['pauses', { action: 'pause' }, {}, [['spec', { spec: { paused: true } }]]],
    [
      'resumes',
      { action: 'resume' },
      { spec: { paused: true } },
      [['spec', { spec: { paused: false } }]],
    ],
    [
      'tries once more',
      { action: 'resume' },
      { status: { abort: true } },
      [['status', { status: { abort: false } }]],
    ],
  ])('%s', (_, request, parts, expected) => {
    expect(writesOf([rollout(parts)], request)).toEqual(expected);
  });

  it('is for the Rollout as it was seen', () => {
    expect(outcomeOf([rollout()], ROLLBACK).writes).toMatchObject([
      {
        object: { plural: 'rollouts', namespace: 'team', name: 'fraud' },
        guard: { uid: 'uid-fraud', resourceVersion: '7' },
        type: 'merge',
        subresource: 'status',
      },
    ]);
  });
});

describe('the traffic afterwards', () => {
  const share = (
    parts: Parameters<typeof rollout>[0],
    request: PlanRequest = PROMOTE,
  ) =>
    outcomeOf([rollout(parts)], request).after?.find(
      ({ revision }) => revision === 'fraud-new',
    )?.percent;

  it.each([
    ['at the pause after the first weight', 1, 60],
    ['at the first weight', 0, 20],
    ['at the analysis', 3, 60],
    ['at the last pause', 4, 100],
  ])('%s', (_, currentStepIndex, percent) => {
    expect(share({ status: { currentStepIndex } })).toBe(percent);
  });

  it('is all of it after a full promotion', () => {
    expect(share({}, FULL)).toBe(100);
  });

  it('counts weights of their maximum', () => {
    const trafficRouting = { istio: {}, maxTrafficWeight: 300 };
    expect(share({ canary: { trafficRouting } })).toBe(20);
  });

  it.each([
    [4, '25%', 60],
    [2, '25%', 66.67],
    [2, 0, 50],
  ])(
    'is what %i replicas with a surge of %s can give where there is no router',
    (replicas, maxSurge, percent) => {
      const canary = { trafficRouting: undefined, maxSurge };
      expect(share({ spec: { replicas, ...withCanary(canary) } })).toBe(
        percent,
      );
    },
  );

  it('begins with the first step again after an abort', () => {
    const status = { abort: true, currentStepIndex: 0 };
    expect(share({ status }, { action: 'resume' })).toBe(20);
  });

  it('leaves a preview without requests when it is tried again', () => {
    const parts = { spec: BLUE_GREEN, status: { abort: true } };
    expect(share(parts, { action: 'resume' })).toBe(0);
  });
});

describe('refusals', () => {
  it.each<[string, PlanRequest, Parameters<typeof rollout>[0]]>([
    ['no-canary', PROMOTE, { status: { currentPodHash: 'old' } }],
    ['aborted', PROMOTE, { status: { abort: true } }],
    ['aborted', FULL, { status: { abort: true } }],
    ['not-waiting', PROMOTE, { canary: { steps: [] } }],
    ['not-waiting', PROMOTE, { spec: BLUE_GREEN }],
    ['already-rolled-back', ROLLBACK, { status: { abort: true } }],
    ['needs-earlier-spec', ROLLBACK, { status: { stableRS: 'new' } }],
    ['already-paused', { action: 'pause' }, { spec: { paused: true } }],
    ['not-paused', { action: 'resume' }, {}],
  ])('%s', (reason, request, parts) => {
    expect(outcomeOf([rollout(parts)], request).reason).toBe(reason);
  });

  it('leaves the spec to whoever makes the Rollout, but not its status', () => {
    const ownerReferences = [{ kind: 'App', name: 'x', controller: true }];
    const owned = (request: PlanRequest) =>
      outcomeOf([rollout({ metadata: { ownerReferences } })], request);
    expect(owned({ action: 'pause' }).reason).toBe('owned-by-controller');
    expect(owned(ROLLBACK).writes).toHaveLength(1);
  });

  it('says what to change where a strategy has no steps', () => {
    const { reason, instead } = outcomeOf(
      [rollout({ canary: { steps: [] } })],
      { action: 'set-weight', weights: { 'fraud-old': 50, 'fraud-new': 50 } },
    );
    expect(reason).toBe('weight-owned-by-controller');
    expect(instead).toContain('steps');
  });

  it('sends an undo to the repository that the Rollout comes from', () => {
    const status = { currentPodHash: 'old' };
    const annotations = { 'argocd.argoproj.io/tracking-id': 'fraud:x:y/z' };
    const [plain, owned] = [{}, { annotations }].map(
      metadata =>
        outcomeOf([rollout({ status, metadata })], ROLLBACK).instead ?? '',
    );
    expect(plain).toContain('`kubectl argo rollouts undo fraud -n team`');
    expect(owned).toContain('repository that Argo CD application "fraud"');
  });
});

describe('risks', () => {
  const idsOf = (
    parts: Parameters<typeof rollout>[0],
    request: PlanRequest,
    pods = [pod('new')],
  ) => outcomeOf([rollout(parts), ...pods], request).risks?.map(({ id }) => id);

  const gpuPod = pod('new', 0, {
    spec: {
      containers: [
        { name: 'server', resources: { limits: { 'nvidia.com/gpu': 1 } } },
      ],
    },
  });
  const annotations = { 'argocd.argoproj.io/tracking-id': 'fraud:x:y/z' };

  it('of a promotion', () => {
    expect(idsOf({ status: PAUSED }, PROMOTE)).toEqual([]);
    expect(idsOf({ status: PAUSED }, PROMOTE, [gpuPod])).toEqual([
      'needs-accelerators',
    ]);
    expect(idsOf({ status: inconclusive }, FULL)).toEqual([
      'analysis-undecided',
    ]);
  });

  it('of a rollback, whose pods may not be there any more', () => {
    expect(idsOf({}, ROLLBACK)).toEqual(['spec-still-asks']);
    expect(idsOf({ canary: { dynamicStableScale: true } }, ROLLBACK)).toEqual([
      'spec-still-asks',
      'stable-scaled-down',
    ]);
  });

  it('of what a repository may name too', () => {
    expect(idsOf({ metadata: { annotations } }, { action: 'pause' })).toEqual([
      'gitops-may-revert',
    ]);
    expect(idsOf({}, { action: 'pause' })).toEqual([]);
  });

  it('of trying the same version again', () => {
    expect(idsOf({ status: { abort: true } }, { action: 'resume' })).toEqual([
      'was-rolled-back',
    ]);
  });
});
