import { rawKnativeService } from '../../testing/inferenceService';
import {
  percentPatch,
  planIn,
  PROMOTE,
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
import { revisionPod } from '../../testing/workloads';

describe('promoting in Knative mode', () => {
  it.each([
    ['in flight', 'r1 0, r2 100'],
    ['rolled back in flight', 'r1 0, r2 100'],
    ['left-over 0, then C', 'r1 0, r3 100'],
    ['promoted, then URI A + percent 0', 'r2 0, r3 100, r1 0'],
    ['promoted, then percent 20 only', 'r1 0, r2 100'],
  ] as const)('%s', (state, expected) => {
    const outcome = planIn(state, PROMOTE);
    expect(resultOf(outcome)).toBe(expected);
    expect(patchesOf(outcome)).toEqual(percentPatch(null));
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
    expect(resultOf(planIn(state, PROMOTE))).toBe(reason);
  });

  it('warns that going back costs a start, and may not be there for ever', () => {
    expect(risksOf(planIn('in flight', PROMOTE))).toEqual([
      'cold-rollback',
      'revision-collected',
    ]);
  });

  it('warns of a revision that had been rolled back', () => {
    expect(risksOf(planIn('rolled back in flight', PROMOTE))).toContain(
      'was-rolled-back',
    );
  });

  it('refuses while every pod of the canary fails, though Knative calls it ready', () => {
    const pods = [
      revisionPod('p1', 'r1'),
      revisionPod('p2', 'r2', { waiting: 'CrashLoopBackOff' }),
    ];
    const outcome = planIn('in flight', PROMOTE, pods);
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
    expect(risksOf(planIn('in flight', PROMOTE, pods))).toContain(
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
