import { INFERENCE_SERVICES } from './inferenceService';
import {
  declaredKnativeShares,
  programmedKnativeShares,
} from './knativeShares';
import { rawKnativeService } from '../testing/inferenceService';

type State = Parameters<typeof rawKnativeService>[0];

const decoded = (state: State) =>
  INFERENCE_SERVICES.decode(rawKnativeService(state));
const declared = (state: State) => declaredKnativeShares(decoded(state)).shares;
const programmed = (traffic: State['traffic']) =>
  programmedKnativeShares(decoded({ created: 'r1', traffic })).shares;

describe('shares that a spec declares in Knative mode', () => {
  it.each<[string, State, Array<[string, number]>]>([
    ['the first revision', { percent: 20, created: 'r1' }, [['r1', 100]]],
    [
      'a canary beside what was rolled out',
      { percent: 20, created: 'r2', ready: 'r1', rolledout: 'r1' },
      [
        ['r2', 20],
        ['r1', 80],
      ],
    ],
    [
      'a new model without a percent',
      { created: 'r2', ready: 'r1', rolledout: 'r1' },
      [['r2', 100]],
    ],
    [
      'a percent and no new model, where both are one revision',
      { percent: 20, created: 'r1', ready: 'r1', rolledout: 'r1' },
      [['r1', 100]],
    ],
  ])('for %s', (_, state, shares) => {
    expect(declared(state)).toEqual(new Map(shares));
  });

  it('are not known before there is a revision', () => {
    expect(declared({ percent: 20 })).toEqual({
      unknown: 'no revision has been created yet',
    });
  });
});

describe('shares that Knative reports', () => {
  it('add up by revision', () => {
    const entries: State['traffic'] = [
      ['r1', 20],
      ['r1', 80],
    ];
    expect(programmed(entries)).toEqual(new Map([['r1', 100]]));
  });

  it.each<[string, State['traffic'], string]>([
    ['there is none', undefined, 'has not reported'],
    ['an entry names no revision', [['', 100]], 'names no revision'],
    ['they add up to less', [['r1', 70]], 'adds up to 70 %'],
    [
      'they add up to more',
      [
        ['r1', 70],
        ['r2', 70],
      ],
      'adds up to 140 %',
    ],
  ])('are not known when %s', (_, traffic, reason) => {
    expect(programmed(traffic)).toEqual({
      unknown: expect.stringContaining(reason),
    });
  });
});
