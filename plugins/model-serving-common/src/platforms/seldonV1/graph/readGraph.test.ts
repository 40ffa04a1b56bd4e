import { FieldReader } from '../../../kubernetes/FieldReader';
import { readGraph } from './readGraph';

const read = (graph: unknown) => readGraph(FieldReader.of(graph));

function chain(length: number): object {
  let graph: object = { name: `u${length - 1}` };
  for (let index = length - 2; index >= 0; index--) {
    graph = { name: `u${index}`, children: [graph] };
  }
  return graph;
}

describe('readGraph', () => {
  it('lists units before their children, in the order of the spec', () => {
    const { units, omitted } = read({
      name: 'a',
      children: [
        { name: 'b', children: [{ name: 'c' }] },
        { name: 'd', implementation: 'SKLEARN_SERVER', modelUri: 's3://m' },
      ],
    });
    expect(units.map(({ name, parent }) => [name, parent])).toEqual([
      ['a', undefined],
      ['b', 0],
      ['c', 1],
      ['d', 0],
    ]);
    expect(units[3]).toMatchObject({
      implementation: 'SKLEARN_SERVER',
      modelUri: 's3://m',
    });
    expect(omitted).toBe(0);
  });

  it('ends on a graph that nests 10,000 deep, and counts what it leaves out', () => {
    const { units, omitted } = read(chain(10_000));
    expect(units.map(({ name }) => name)).toEqual(
      Array.from({ length: 200 }, (_, index) => `u${index}`),
    );
    expect(omitted).toBe(9_800);
  });

  it('counts what it leaves out of a wide one too', () => {
    const children = Array.from({ length: 1000 }, (_, i) => ({
      name: `c${i}`,
    }));
    const { units, omitted } = read({ name: 'a', children });
    expect([units.length, omitted]).toEqual([200, 801]);
  });

  it('complains of malformed units wherever they nest', () => {
    let graph: object = {};
    for (let index = 0; index < 10_000; index++) {
      graph = { name: index, children: [graph] };
    }
    const reader = FieldReader.of(graph);
    readGraph(reader);
    expect(reader.malformed).toHaveLength(200);
  });

  it.each([
    ['nothing', undefined, 0],
    ['null', null, 0],
    ['a text', 'graph', 1],
    ['a list', [], 1],
  ])('of %s throws nothing', (_, graph, units) => {
    expect(read(graph).units).toHaveLength(units);
  });
});
