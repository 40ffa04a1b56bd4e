import { revisionOf, serviceOf } from '../sources/testing/canaryOf';
import { knativeShare } from './knativeShare';
import { factsOf } from './testing/factsOf';

interface State {
  percent?: number;
  uri?: string;
  created?: string;
  rolledout?: string;
  previous?: string;
}

function isvc({ percent, uri = 'a', created, rolledout, previous }: State) {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'churn', namespace: 'ml' },
    spec: {
      predictor: {
        ...(percent !== undefined && { canaryTrafficPercent: percent }),
        model: { modelFormat: { name: 'x' }, storageUri: `s3://m/${uri}` },
      },
    },
    status: {
      components: {
        predictor: {
          latestCreatedRevision: created,
          latestRolledoutRevision: rolledout,
          previousRolledoutRevision: previous,
        },
      },
    },
  };
}

const FIRST: State = { created: 'r1', rolledout: 'r1' };
const PROMOTED: State = {
  created: 'r2',
  rolledout: 'r2',
  previous: 'r1',
  uri: 'b',
};
const IN_FLIGHT: State = { ...FIRST, created: 'r2', percent: 20, uri: 'b' };
const ROLLED_BACK: State = { ...IN_FLIGHT, percent: 0 };

function share(
  live: State | undefined,
  applied: State,
  subject: 'manifest' | 'service' = 'manifest',
) {
  return knativeShare(
    factsOf({
      subject,
      after: serviceOf([revisionOf('r1')], { mode: 'Knative' }),
      changed: [{ live: live && isvc(live), applied: isvc(applied) }],
    }),
  );
}

describe('a model that is applied', () => {
  it.each<[string, State | undefined, State, string, RegExp]>([
    ['first', undefined, {}, 'not-applicable', /first revision/],
    [
      'first, with a percent',
      undefined,
      { percent: 20 },
      'warning',
      /no effect on the first/,
    ],
    [
      'as a canary',
      FIRST,
      { ...FIRST, uri: 'b', percent: 20 },
      'passed',
      /new model gets 20 %, r1 keeps 80 %/,
    ],
    [
      'without a percent',
      FIRST,
      { ...FIRST, uri: 'b' },
      'warning',
      /all requests as soon as/,
    ],
    [
      'with 100',
      FIRST,
      { ...FIRST, uri: 'b', percent: 100 },
      'warning',
      /all requests/,
    ],
    [
      'with 0 on purpose',
      FIRST,
      { ...FIRST, uri: 'b', percent: 0 },
      'warning',
      /gets no requests/,
    ],
    [
      'over a left-over 0',
      ROLLED_BACK,
      { ...ROLLED_BACK, uri: 'c' },
      'failed',
      /left over from a roll-back/,
    ],
    [
      'over a canary in flight',
      IN_FLIGHT,
      { ...IN_FLIGHT, uri: 'c' },
      'warning',
      /replaces the canary/,
    ],
    [
      'before any was rolled out',
      { created: 'r1' },
      { uri: 'b', percent: 20 },
      'warning',
      /whatever the percent/,
    ],
  ])('%s', (_, live, applied, state, detail) => {
    expect(share(live, applied)).toMatchObject({
      state,
      detail: expect.stringMatching(detail),
    });
  });
});

describe('a percent alone', () => {
  it.each<[string, State, State, string, RegExp]>([
    [
      'moves a canary',
      IN_FLIGHT,
      { ...IN_FLIGHT, percent: 50 },
      'passed',
      /in flight gets 50 %/,
    ],
    [
      'promotes it',
      IN_FLIGHT,
      { ...IN_FLIGHT, percent: undefined },
      'passed',
      /is promoted/,
    ],
    [
      'undoes a promotion',
      PROMOTED,
      { ...PROMOTED, percent: 20 },
      'failed',
      /r1, the model before, gets 80 % again/,
    ],
    [
      'does nothing to the only revision',
      FIRST,
      { ...FIRST, percent: 20 },
      'passed',
      /keeps all/,
    ],
    ['is the same', PROMOTED, PROMOTED, 'not-applicable', /neither/],
  ])('%s', (_, live, applied, state, detail) => {
    expect(share(live, applied)).toMatchObject({
      state,
      detail: expect.stringMatching(detail),
    });
  });
});

describe('whatever is applied next', () => {
  it.each<[string, State, string]>([
    ['nothing left over', PROMOTED, 'passed'],
    ['0 left over', ROLLED_BACK, 'failed'],
    ['100 left over', { ...PROMOTED, percent: 100 }, 'warning'],
    ['a canary in flight', IN_FLIGHT, 'warning'],
    ['a percent without a canary', { ...FIRST, percent: 30 }, 'passed'],
  ])('meets %s', (_, state, expected) => {
    expect(share(state, state, 'service')?.state).toBe(expected);
  });
});

it('is not about other modes', () => {
  const after = serviceOf([revisionOf('r1')], { mode: 'Standard' });
  expect(knativeShare(factsOf({ after }))).toBeUndefined();
});
