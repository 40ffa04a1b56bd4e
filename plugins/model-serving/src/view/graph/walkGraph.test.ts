import fc from 'fast-check';
import { aGraph } from '../../__testUtils__/graphs';
import { anyGraph } from '../../__testUtils__/anyGraph';
import { graphLinks } from './graphLinks';
import { walkGraph } from './walkGraph';

const walked = (...lines: string[]) =>
  walkGraph(aGraph(lines)).visits.map(
    ({ id, depth, met }) => `${depth} ${id}${met === 'first' ? '' : ` ${met}`}`,
  );

describe('walkGraph', () => {
  it.each([
    ['a chain', ['a -> b', 'b -> c'], ['0 a', '1 b', '2 c']],
    [
      'ways that meet again',
      ['a -> b', 'a -> c', 'b -> d', 'c -> d'],
      ['0 a', '1 b', '2 d', '1 c', '2 d again'],
    ],
    [
      'a cycle',
      ['in -> a', 'a -> b', 'b -> a'],
      ['0 in', '1 a', '2 b', '3 a back'],
    ],
    ['a cycle without entry', ['a -> b', 'b -> a'], ['0 a', '1 b', '2 a back']],
    ['a node that leads to itself', ['a -> a'], ['0 a', '1 a back']],
    ['entries first', ['b -> c', 'a -> b'], ['0 a', '1 b', '2 c']],
  ])('meets %s', (_, lines, visits) => {
    expect(walked(...lines)).toEqual(visits);
  });

  it('goes as deep as the graph', () => {
    const chain = Array.from(
      { length: 10_000 },
      (_, index) => `n${index} -> n${index + 1}`,
    );
    expect(walked(...chain).at(-1)).toBe('10000 n10000');
  });

  it('meets each node first once, and goes each link once', () => {
    fc.assert(
      fc.property(anyGraph, graph => {
        const { visits, finished } = walkGraph(graph);
        const ids = [...new Set(graph.nodes.map(({ id }) => id))].sort();
        const firsts = visits.filter(({ met }) => met === 'first');
        expect(firsts.map(({ id }) => id).sort()).toEqual(ids);
        expect([...finished].sort()).toEqual(ids);
        expect(visits.flatMap(({ link }) => link ?? [])).toHaveLength(
          graphLinks(graph).length,
        );
      }),
    );
  });
});
