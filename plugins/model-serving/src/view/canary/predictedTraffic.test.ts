import { unknown } from '@modeldeck/plugin-model-serving-common';
import { predictedBar } from './predictedTraffic';

const revisions = [
  { name: 'a', role: 'stable' as const },
  { name: 'b', role: 'canary' as const },
];

describe('predictedBar', () => {
  it('draws shares in the colours of their revisions', () => {
    const { segments, untold } = predictedBar(
      [
        { revision: 'a', percent: 70 },
        { revision: 'b', percent: 20 },
        { revision: 'new', percent: 10 },
      ],
      revisions,
    );
    expect(segments.map(({ role, percent }) => [role, percent])).toEqual([
      ['stable', 70],
      ['canary', 20],
      ['candidate', 10],
    ]);
    expect(untold).toBe(0);
  });

  it('leaves open what cannot be predicted', () => {
    const bar = predictedBar(
      [
        { revision: 'a', percent: 70 },
        { revision: 'b', percent: unknown('steps follow') },
      ],
      revisions,
    );
    expect(bar.untold).toBe(30);
    expect(bar.unknown).toEqual([{ revision: 'b', reason: 'steps follow' }]);
  });
});
