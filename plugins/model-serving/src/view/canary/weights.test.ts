import { unknown } from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import { aRevision, someTraffic } from '../../__testUtils__/services';
import { changedWeights, weightsNow } from './weights';

describe('weightsNow', () => {
  it('is what is asked for, else what is routed, else nothing', () => {
    const declared = unknown('no field');
    const programmed = unknown('no route');
    expect(
      weightsNow([
        aRevision({ name: 'a', traffic: someTraffic(70, 100) }),
        aRevision({ name: 'b', traffic: { ...someTraffic(30, 0), declared } }),
        aRevision({
          name: 'c',
          traffic: { ...someTraffic(0), declared, programmed },
        }),
      ]),
    ).toEqual({ a: 70, b: 0, c: 0 });
  });
});

describe('changedWeights', () => {
  it('leaves the others of three as they are', () => {
    expect(changedWeights({ a: 60, b: 30, c: 10 }, 'b', 20)).toEqual({
      a: 60,
      b: 20,
      c: 10,
    });
  });

  it('of two always gives 100 together, whatever was typed', () => {
    fc.assert(
      fc.property(fc.double(), percent => {
        const { a, b } = changedWeights({ a: 80, b: 20 }, 'b', percent);
        expect(a! + b!).toBe(100);
        expect(a).toBeGreaterThanOrEqual(0);
        expect(b).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
