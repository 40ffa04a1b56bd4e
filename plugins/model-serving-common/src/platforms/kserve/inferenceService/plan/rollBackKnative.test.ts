import { rawKnativeService } from '../../testing/inferenceService';
import {
  percentPatch,
  planIn,
  REVISIONS,
  ROLL_BACK,
  type State,
  STATES,
} from '../../testing/knativeStates';
import {
  patchesOf,
  planFor,
  planned,
  resultOf,
  risksOf,
} from '../../testing/planFor';
import { rawRevision, revisionPod } from '../../testing/workloads';

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
    const outcome = planIn(state, ROLL_BACK);
    expect(resultOf(outcome)).toBe(expected);
    expect(patchesOf(outcome)).toEqual(percentPatch(0));
    expect(risksOf(outcome)).toContain('field-left-behind');
  });

  it.each([
    ['create A', 'no-earlier-revision'],
    ['first create with percent 20', 'no-earlier-revision'],
    ['first create, not ready', 'no-earlier-revision'],
    ['rolled back in flight', 'already-rolled-back'],
    ['left-over 0, then C', 'already-rolled-back'],
    ['promoted, then URI A + percent 0', 'already-rolled-back'],
  ] as const)('refuses %s: %s', (state, reason) => {
    expect(resultOf(planIn(state, ROLL_BACK))).toBe(reason);
  });

  it('refuses when the revision before a promotion is gone, or may be', () => {
    const [, r2] = REVISIONS;
    expect(resultOf(planIn('promoted', ROLL_BACK, r2 ? [r2] : []))).toBe(
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
    expect(resultOf(unread)).toBe('revision-unread');
  });

  it('names the durable way beside the fast one', () => {
    const plans = planned(planIn('promoted', ROLL_BACK));
    expect(
      plans.risks.find(({ id }) => id === 'spec-still-asks')?.detail,
    ).toMatch(/s3:\/\/models\/fraud\/v1 without canaryTrafficPercent/);
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
    const outcome = planIn('promoted', ROLL_BACK, [secret]);
    expect(JSON.stringify(outcome)).not.toContain('hunter2');
    expect(risksOf(outcome)).toContain('spec-still-asks');
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
      'spec-still-asks',
      'cold-start',
      'field-left-behind',
      'keeps-running',
      'needs-accelerators',
    ]);
  });
});
