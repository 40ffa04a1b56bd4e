import { unknown } from '../model/known';
import type { PoolMatch } from './GpuSettings';
import { type MatchablePool, matchesPool } from './matchesPool';

const POOL: MatchablePool = {
  name: 'train/a100',
  role: 'training',
  nodeLabels: [{ zone: 'a' }, { zone: 'b', spot: '' }],
};

it.each<[PoolMatch, boolean]>([
  [{}, true],
  [{ name: 'train*' }, true],
  [{ name: '*a100' }, true],
  [{ name: 'train' }, false],
  [{ label: 'spot' }, true],
  [{ label: 'zone=b' }, true],
  [{ label: 'zone=c' }, false],
  [{ label: 'not a label' }, false],
  [{ role: 'training' }, true],
  [{ role: 'serving' }, false],
  [{ name: 'train*', label: 'zone=c' }, false],
])('matches %j: %s', (match, expected) => {
  expect(matchesPool(match, POOL)).toBe(expected);
});

it.each([undefined, unknown('no rule of the settings tells')])(
  'finds no role in %j',
  role => {
    expect(matchesPool({ role: 'training' }, { ...POOL, role })).toBe(false);
  },
);
