import fc from 'fast-check';
import { displayWidth, truncate, truncateMiddle } from './displayWidth';

const text = fc.string({
  unit: fc.constantFrom('a', 'é', 'e\u0301', '模', '✔', '🚀', ' '),
});

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['모델', 4],
    ['🚀', 2],
    ['e\u0301', 1],
    ['✔ ok', 4],
  ])('of %j is %d', (value, width) => {
    expect(displayWidth(value)).toBe(width);
  });
});

describe.each([
  ['truncate', truncate],
  ['truncateMiddle', truncateMiddle],
])('%s', (_, cut) => {
  it('never gives more cells than asked for', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 20 }), (value, width) => {
        expect(displayWidth(cut(value, width))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('leaves alone what fits', () => {
    fc.assert(
      fc.property(text, value => {
        expect(cut(value, displayWidth(value))).toBe(value);
      }),
    );
  });
});

it('cuts the end, or the middle', () => {
  expect(truncate('credit-risk-predictor-00001', 12)).toBe('credit-risk…');
  expect(truncateMiddle('credit-risk-predictor-00001', 12)).toBe(
    'credit…00001',
  );
  expect(truncate('abcdef', 4, '...')).toBe('a...');
});
