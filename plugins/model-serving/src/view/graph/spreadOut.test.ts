import fc from 'fast-check';
import { spreadOut } from './spreadOut';

const positions = fc.array(fc.integer({ min: -1000, max: 1000 }), {
  minLength: 1,
  maxLength: 30,
});

describe('spreadOut', () => {
  it.each([
    [
      [0, 100],
      [0, 100],
    ],
    [
      [50, 50],
      [45, 55],
    ],
    [
      [0, 0, 0],
      [-10, 0, 10],
    ],
    [
      [0, 5, 100],
      [-2.5, 7.5, 100],
    ],
    [
      [30, 10],
      [15, 25],
    ],
    [[], []],
  ])('takes %j apart to %j', (wanted, placed) => {
    expect(spreadOut(wanted, () => 10)).toEqual(placed);
  });

  it('keeps the order, the distances and the centre', () => {
    fc.assert(
      fc.property(positions, fc.nat({ max: 50 }), (wanted, distance) => {
        const placed = spreadOut(wanted, () => distance);
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        for (const [index, position] of placed.slice(1).entries()) {
          expect(position - placed[index]!).toBeGreaterThan(distance - 1e-6);
        }
        expect(sum(placed)).toBeCloseTo(sum(wanted), 4);
      }),
    );
  });

  it('moves nothing that has room', () => {
    fc.assert(
      fc.property(positions, values => {
        const wanted = values.map((value, index) => index * 3000 + value);
        const placed = spreadOut(wanted, () => 10);
        placed.forEach((position, index) =>
          expect(position).toBeCloseTo(wanted[index]!, 6),
        );
      }),
    );
  });
});
