import type { Plan } from '../../model/types';
import { compareTraffic } from './compareTraffic';

const PROMOTION = {
  before: [
    { revision: 'v1', percent: 80 },
    { revision: 'v2', percent: 20 },
  ],
  after: [
    { revision: 'v1', percent: 0 },
    { revision: 'v2', percent: 100 },
  ],
};
const UNTOLD = { unknown: 'the router tells nothing' };

function compare(
  programmed: Record<string, number | { unknown: string }>,
  plan: Partial<Plan> = {},
) {
  const revisions = Object.entries(programmed).map(([name, share]) => ({
    name,
    traffic: {
      programmed:
        typeof share === 'number' ? { percent: share, source: 'route' } : share,
    },
  }));
  return compareTraffic({ ...PROMOTION, ...plan }, { revisions } as never);
}

describe('compareTraffic', () => {
  it('is satisfied with what was predicted, but for rounding', () => {
    expect(compare({ v1: 0.6, v2: 99.4 })).toEqual({
      now: [
        { revision: 'v1', percent: 0.6 },
        { revision: 'v2', percent: 99.4 },
      ],
      differing: [],
      unverifiable: [],
    });
    expect(compare({ v1: 2, v2: 98 }).differing).toEqual([
      'v1 gets 2 %, not 0 %',
      'v2 gets 98 %, not 100 %',
    ]);
  });

  it('takes a revision that is gone for one that gets nothing', () => {
    expect(compare({ v2: 100 }).differing).toEqual([]);
    expect(compare({ v1: 100 }).differing).toContain('v2 gets 0 %, not 100 %');
  });

  it('waits for a share that is unknown for a while', () => {
    expect(compare({ v1: 0, v2: UNTOLD })).toMatchObject({
      differing: ['what v2 gets cannot be told: the router tells nothing'],
      unverifiable: [],
    });
  });

  it('waits in vain for none that was unknown before', () => {
    const before = [
      { revision: 'v1', percent: 100 },
      { revision: 'v2', percent: UNTOLD },
    ];
    expect(compare({ v1: 0, v2: UNTOLD }, { before })).toMatchObject({
      differing: [],
      unverifiable: ['what v2 gets cannot be told: the router tells nothing'],
    });
  });

  it('cannot hold anything against a share that was not predicted', () => {
    const after = [{ revision: 'v2', percent: { unknown: 'steps follow' } }];
    expect(compare({ v2: 30 }, { after }).unverifiable).toEqual([
      'what v2 was to get could not be predicted: steps follow',
    ]);
  });

  it.each<[string, Record<string, number>, object]>([
    ['is not there yet', { v1: 100 }, { revision: 'v2', percent: 0 }],
    ['has the name', { v1: 80, v2: 20 }, { revision: 'v2', percent: 20 }],
    ['has another name', { v1: 80, x: 20 }, { revision: 'x', percent: 20 }],
  ])('knows what was to appear where it %s', (_, now, found) => {
    const plan = {
      before: [{ revision: 'v1', percent: 100 }],
      after: [
        { revision: 'v1', percent: 80 },
        { revision: 'v2', percent: 20, appearing: true as const },
      ],
    };
    const comparison = compare(now, plan);
    expect(comparison.now[1]).toEqual(found);
    expect(comparison.differing.length > 0).toBe(now.v1 === 100);
  });
});
