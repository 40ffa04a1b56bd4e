import { shapeKey, shapeKeysOf } from './NameShape';
import { podShapes } from './podShapes';
import { podOf } from './testing/canaryOf';

function tells(known: string, name: string): boolean {
  const keys = podShapes({ pods: [podOf(known)] }).map(shapeKey);
  return shapeKeysOf(name).some(key => keys.includes(key));
}

describe('the names of a revision’s pods', () => {
  it.each([
    ['churn-7d9f8c6b5-x7k2q', 'churn-7d9f8c6b5-m4vd8', true],
    ['churn-7d9f8c6b5-x7k2q', 'churn-6c8d9b4f7-m4vd8', false],
    ['churn-7d9f8c6b5-x7k2q', 'churn-7d9f8c6b5-debug', false],
    ['churn-0', 'churn-12', true],
    ['churn-0', 'churn-v2-0', false],
    ['churn-v2', 'churn-v3', false],
    ['churn.debug', 'churnxdebug', false],
    ['churn', 'churn', true],
  ])('%s tells of %s: %s', (known, other, expected) => {
    expect(tells(known, other)).toBe(expected);
  });

  it('are not known without a pod', () => {
    expect(podShapes({ pods: [] })).toEqual([]);
  });
});
