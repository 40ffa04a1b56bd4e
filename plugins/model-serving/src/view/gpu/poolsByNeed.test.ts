import { unknown } from '@modeldeck/plugin-model-serving-common';
import { amounts, aPool } from '../../__testUtils__/gpus';
import { poolsByNeed } from './poolsByNeed';

describe('poolsByNeed', () => {
  it('begins with what somebody has to look at', () => {
    const pool = (id: string, held: Parameters<typeof amounts>[0]) =>
      aPool({ id, amounts: [amounts({ idleHeld: 0, ...held })] });
    const pools = [
      pool('small', { allocated: 1 }),
      pool('untold', { allocated: 3, idleHeld: unknown('no telemetry') }),
      pool('large', { allocated: 9 }),
      pool('idle', { allocated: 2, idleHeld: 2 }),
      {
        ...pool('waited for', { allocated: 0 }),
        demand: [{ resource: 'nvidia.com/gpu', count: 1 }],
      },
    ];
    expect(poolsByNeed(pools).map(({ id }) => id)).toEqual([
      'waited for',
      'idle',
      'large',
      'untold',
      'small',
    ]);
  });
});
