import fc from 'fast-check';
import { formatLabelSelector } from './formatLabelSelector';
import { matchesSelector } from './labelSelector';
import { parseLabelSelector } from './parseLabelSelector';

const word = fc.constantFrom('a', 'b', 'c');
const requirement = fc.record({
  key: word,
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
  values: fc.array(word, { minLength: 1, maxLength: 2 }),
});
const selector = fc.record({
  matchLabels: fc.dictionary(word, word),
  matchExpressions: fc.array(requirement, { maxLength: 2 }),
});

describe('formatLabelSelector', () => {
  it('selects what the selector selects', () => {
    fc.assert(
      fc.property(selector, fc.dictionary(word, word), (given, labels) => {
        const text = formatLabelSelector(given);
        fc.pre(text !== undefined);
        const read = parseLabelSelector(text ?? '');
        expect('problem' in read).toBe(false);
        expect(matchesSelector(read as typeof given, labels)).toBe(
          matchesSelector(given, labels),
        );
      }),
    );
  });

  it.each([
    ['nothing', undefined],
    ['no requirement', { matchLabels: {}, matchExpressions: [] }],
    [
      'an operator that no request knows',
      {
        matchLabels: { a: 'b' },
        matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }],
      },
    ],
  ])('never becomes the text that selects all: %s', (_, given) => {
    expect(formatLabelSelector(given)).toBeUndefined();
  });
});
