import { FieldReader } from '../../../kubernetes/FieldReader';
import { abTestShares } from './abTestShares';
import { readGraph } from './readGraph';

function sharesOf(children: number, ...parameters: Array<[string, string]>) {
  const { units } = readGraph(
    FieldReader.of({
      name: 'split',
      implementation: 'RANDOM_ABTEST',
      parameters: parameters.map(([name, value]) => ({ name, value })),
      children: Array.from({ length: children }, (_, i) => ({ name: `m${i}` })),
    }),
  );
  return units[0] && abTestShares(units[0]);
}

describe('abTestShares', () => {
  it.each<[string, number, Array<[string, string]>, number[] | undefined]>([
    ['half each without a ratio', 2, [], [50, 50]],
    ['the ratio', 2, [['ratioA', '0.7']], [70, 30]],
    ['nothing to a third child', 3, [['ratioA', '0.25']], [25, 75, 0]],
    [
      'half each beside another parameter',
      2,
      [
        ['ratioA', '0.7'],
        ['x', '1'],
      ],
      [50, 50],
    ],
    ['half each by another name', 2, [['ratio', '0.7']], [50, 50]],
    ['all to the first above one', 2, [['ratioA', '3']], [100, 0]],
    ['none where the ratio is no number', 2, [['ratioA', 'most']], undefined],
  ])('are %s', (_, children, parameters, shares) => {
    expect(sharesOf(children, ...parameters)).toEqual(shares);
  });

  it('are none of any other unit', () => {
    const { units } = readGraph(FieldReader.of({ name: 'a', type: 'ROUTER' }));
    expect(units.map(abTestShares)).toEqual([undefined]);
  });
});
