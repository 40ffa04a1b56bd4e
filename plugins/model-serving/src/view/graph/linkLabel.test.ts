import { aGraph } from '../../__testUtils__/graphs';
import { graphLinks } from './graphLinks';
import { linkLabel, linkPercent } from './linkLabel';

const linkOf = (...lines: string[]) => graphLinks(aGraph(lines))[0]!;

describe('a line of a graph', () => {
  it.each<[string[], string, number | undefined]>([
    [['a -> b'], '', undefined],
    [['a -> b 40 %'], '40 %', 40],
    [['a -> b 0 %'], '0 %', 0],
    [['a -> b [x == 1]'], 'x == 1', undefined],
    [['a -> b 40 % [x == 1]'], '40 % · x == 1', 40],
    [['a -> b 40 %', 'a -> b 20 %'], '40 %, 20 %', 60],
    [['a -> b 40 %', 'a -> b [else]'], '40 %, else', undefined],
    [['a -> b 80 %', 'a -> b 70 %'], '80 %, 70 %', 100],
  ])('of %j says %j', (lines, label, percent) => {
    const link = linkOf(...lines);
    expect(linkLabel(link, share => `${share} %`)).toBe(label);
    expect(linkPercent(link)).toBe(percent);
  });

  it('is not drawn where an end is not told of', () => {
    const graph = aGraph(['a -> b', 'b -> c']);
    const nodes = graph.nodes.filter(({ id }) => id !== 'c');
    expect(graphLinks({ ...graph, nodes })).toMatchObject([
      { from: 'a', to: 'b' },
    ]);
  });
});
