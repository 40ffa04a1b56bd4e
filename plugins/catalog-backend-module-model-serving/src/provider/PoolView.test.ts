import type { Gap } from '@modeldeck/plugin-model-serving-common';
import { gpuPool, poolList } from '../__testUtils__/modelServices';
import { PoolView } from './PoolView';

const NOTHING_NEEDED: ReadonlySet<string> = new Set();

const forbidden: Gap = {
  resource: 'nodes',
  state: 'forbidden',
  reason: 'r',
  consequence: 'c',
};

const view = PoolView.EMPTY.updated(
  poolList([gpuPool('t4', ['a', 'b']), gpuPool('l4', ['c'])]),
  NOTHING_NEEDED,
);

const namesOf = ({ pools }: PoolView) =>
  [...pools.values()].map(({ name }) => name).sort();

const poolsOf = (pools: PoolView, ...nodes: string[]) =>
  pools.of(nodes).map(({ name }) => name);

describe('PoolView', () => {
  it('tells the pools of nodes, each once', () => {
    expect(poolsOf(view, 'a', 'b')).toEqual(['t4']);
    expect(poolsOf(view, 'c', 'a', 'nowhere')).toEqual(['l4', 't4']);
  });

  it('forgets a pool without nodes that nobody ran in', () => {
    const next = view.updated(poolList([gpuPool('l4', ['c'])]), NOTHING_NEEDED);
    expect(namesOf(next)).toEqual(['l4']);
    expect(poolsOf(next, 'a')).toEqual([]);
  });

  it('keeps one that a service ran in, for as long as one did', () => {
    const next = view.updated(poolList([]), new Set(['a']));
    expect(namesOf(next)).toEqual(['t4']);
    expect(poolsOf(next, 'a')).toEqual(['t4']);
    const later = next.updated(poolList([]), new Set(['a']));
    expect(poolsOf(later, 'a')).toEqual(['t4']);
    expect(namesOf(later.updated(poolList([]), NOTHING_NEEDED))).toEqual([]);
  });

  it('believes what is told now before what was told', () => {
    const next = view.updated(
      poolList([gpuPool('a100', ['a'])]),
      new Set(['a', 'b']),
    );
    expect(poolsOf(next, 'a')).toEqual(['a100']);
    expect(poolsOf(next, 'b')).toEqual(['t4']);
  });

  it.each([
    ['the nodes cannot be read', { gaps: [forbidden] }],
    ['the cluster cannot be reached', { reachable: false }],
  ])('keeps all while %s', (_, state) => {
    const next = view.updated(poolList([], state), NOTHING_NEEDED);
    expect(namesOf(next)).toEqual(['l4', 't4']);
    expect(poolsOf(next, 'a', 'c')).toEqual(['t4', 'l4']);
  });
});
