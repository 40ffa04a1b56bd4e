import type { PlanRequest } from '../../../../canary/plan/PlanRequest';
import {
  percentPatch,
  planIn,
  PROMOTE,
  ROLL_BACK,
  setWeight,
  STATES,
} from '../../testing/knativeStates';
import { patchesOf, planned, resultOf, risksOf } from '../../testing/planFor';

describe('splitting in Knative mode', () => {
  it.each([
    ['in flight', { r1: 50, r2: 50 }, 'r1 50, r2 50', 50],
    ['in flight', { r1: 100 }, 'r1 100, r2 0', 0],
    ['in flight', { r2: 100 }, 'r1 0, r2 100', 100],
    ['rolled back in flight', { r1: 95, r2: 5 }, 'r1 95, r2 5', 5],
    ['promoted, then percent 20 only', { r1: 60, r2: 40 }, 'r1 60, r2 40', 40],
  ] as const)('%s: %j', (state, weights, expected, written) => {
    const outcome = planIn(state, setWeight(weights));
    expect(resultOf(outcome)).toBe(expected);
    expect(patchesOf(outcome)).toEqual(percentPatch(written));
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
    expect(resultOf(planIn(state, setWeight({ ...weights })))).toBe(reason);
  });

  it('says what 0 and 100 leave behind', () => {
    expect(risksOf(planIn('in flight', setWeight({ r1: 100 })))).toContain(
      'field-left-behind',
    );
    expect(risksOf(planIn('in flight', setWeight({ r2: 100 })))).toContain(
      'field-left-behind',
    );
  });
});

it.each(['pause', 'resume'] as const)('refuses to %s', action => {
  expect(resultOf(planIn('in flight', { action }))).toBe('nothing-to-pause');
});

describe('whatever the state', () => {
  const requests: PlanRequest[] = [
    PROMOTE,
    ROLL_BACK,
    setWeight({ r1: 70, r2: 30 }),
  ];
  const outcomes = Object.keys(STATES).flatMap(state =>
    requests.map(request => planIn(state as keyof typeof STATES, request)),
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
