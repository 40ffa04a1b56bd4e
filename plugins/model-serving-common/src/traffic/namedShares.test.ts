import { unknown } from '../model/known';
import { agreedShares, sumShares, weightedShares } from './namedShares';

const half = sumShares([
  ['a', 50],
  ['b', 50],
]);
const all = sumShares([['a', 100]]);

describe('sumShares', () => {
  it('adds up entries of one revision', () => {
    expect([
      ...sumShares([
        ['a', 80],
        ['b', 5],
        ['a', 15],
      ]),
    ]).toEqual([
      ['a', 95],
      ['b', 5],
    ]);
  });
});

describe('weightedShares', () => {
  it('are percentages of the sum, by revision', () => {
    expect(
      weightedShares([
        ['a', 3],
        ['b', 1],
        ['a', 4],
      ]),
    ).toEqual(
      sumShares([
        ['a', 87.5],
        ['b', 12.5],
      ]),
    );
  });

  it('cannot be told of nothing but zeros', () => {
    expect(weightedShares([['a', 0]])).toEqual(unknown('every weight is zero'));
  });

  it('name the malformed weight, which is not zero', () => {
    expect(
      weightedShares([
        ['a', 0],
        ['b', undefined],
      ]),
    ).toEqual(unknown('the weight of b is malformed'));
  });
});

describe('agreedShares', () => {
  const differ = 'they differ';

  it.each([
    ['one source', [half], half],
    ['sources that say the same', [half, half], half],
    [
      'sources apart by rounding',
      [
        half,
        sumShares([
          ['a', 50.004],
          ['b', 49.996],
        ]),
      ],
      half,
    ],
    [
      'a revision with nothing',
      [
        all,
        sumShares([
          ['a', 100],
          ['b', 0],
        ]),
      ],
      all,
    ],
    ['sources that part', [half, all], unknown(differ)],
    ['a source that cannot tell', [half, unknown('why')], unknown('why')],
    ['none that can tell', [unknown('why'), half], unknown('why')],
  ])('of %s', (_, sources, expected) => {
    expect(agreedShares(sources, differ)).toEqual(expected);
  });

  it('of no source are not zero', () => {
    expect(agreedShares([], differ)).toHaveProperty('unknown');
  });
});
