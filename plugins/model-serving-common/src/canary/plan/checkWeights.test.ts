import fc from 'fast-check';
import type { Revision } from '../../model/types';
import { checkWeights } from './checkWeights';

const service = {
  name: 'fraud',
  revisions: ['v1', 'v2'].map(name => ({ name } as Revision)),
};

describe('checkWeights', () => {
  it('takes every split of a hundred', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), v2 => {
        expect(checkWeights({ v1: 100 - v2, v2 }, service)).toBeUndefined();
      }),
    );
  });

  it.each([
    [{ v1: 80, v2: 30 }, 'weights-do-not-add-up', '110 %'],
    [{ v1: 120, v2: -20 }, 'weights-do-not-add-up', '120 %'],
    [{ v1: NaN, v2: 100 }, 'weights-do-not-add-up', 'NaN'],
    [{}, 'weights-do-not-add-up', '0 %'],
    [{ v1: 50, v3: 50 }, 'unknown-revision', '"v3"'],
  ])('refuses %j', (weights, reason, said) => {
    const refusal = checkWeights(weights as Record<string, number>, service);
    expect(refusal?.reason).toBe(reason);
    expect(refusal?.message).toContain(said);
  });
});
