import { unknown } from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import { amounts } from '../../__testUtils__/gpus';
import { amountSegments } from './amountSegments';

const text = (overrides: Parameters<typeof amounts>[0]) =>
  amountSegments(amounts(overrides))
    .map(({ state, units }) => `${units} ${state}`)
    .join(', ');
const NOT_TOLD = unknown('no telemetry');

describe('amountSegments', () => {
  it.each([
    ['what is used', {}, '4 busy, 1 spare, 1 idle, 2 free'],
    [
      'an idle device that was a little used',
      { used: 5.2, idleHeld: 1 },
      '5 busy, 1 idle, 2 free',
    ],
    [
      'no telemetry, which is neither used nor idle',
      { used: NOT_TOLD, idleHeld: NOT_TOLD },
      '6 held, 2 free',
    ],
    [
      'a window that is too short to tell idleness',
      { idleHeld: NOT_TOLD },
      '4 busy, 2 held, 2 free',
    ],
    [
      'what cannot be given out',
      { free: 0, unhealthy: 1, unschedulable: 1, used: 5, idleHeld: 0 },
      '5 busy, 1 spare, 1 unhealthy, 1 unschedulable',
    ],
    [
      'nothing',
      { capacity: 0, allocated: 0, free: 0, used: 0, idleHeld: 0 },
      '',
    ],
  ])('tells %s', (_, overrides, expected) => {
    expect(text(overrides)).toBe(expected);
  });

  it('adds up to the capacity, whatever telemetry claims', () => {
    const units = fc.integer({ min: 0, max: 50 });
    const told = fc.oneof(
      fc.constant(NOT_TOLD),
      fc.double({ min: 0, max: 100, noNaN: true }),
    );
    const record = fc.record({
      ...{ allocated: units, free: units, unhealthy: units },
      ...{ unschedulable: units, used: told, idleHeld: told },
    });
    fc.assert(
      fc.property(record, given => {
        const capacity =
          given.allocated + given.free + given.unhealthy + given.unschedulable;
        const segments = amountSegments(amounts({ ...given, capacity }));
        const sum = segments.reduce((total, each) => total + each.units, 0);
        expect(Math.abs(sum - capacity)).toBeLessThan(0.05);
      }),
    );
  });
});
