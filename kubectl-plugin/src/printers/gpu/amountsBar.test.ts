import fc from 'fast-check';
import { amounts } from '../../__fixtures__/gpus';
import { plainScreen } from '../../terminal/Screen';
import { gpuParts } from '../../views/gpu/gpuParts';
import { unknown } from '@modeldeck/plugin-model-serving-common';
import { lineWidth } from '../line';
import { amountsBar, amountsLegend } from './amountsBar';

const screen = { ...plainScreen, symbols: true, unicode: true };

function bar(overrides: Parameters<typeof amounts>[0], cells = 16) {
  return amountsBar(gpuParts(amounts(overrides)), { screen, cells })
    .map(({ text }) => text)
    .join('');
}

describe('amountsBar', () => {
  it.each([
    ['everything', {}, '██▓▒▒▒░░░░░░░░░╳'],
    [
      'nothing held',
      { allocated: 0, free: 16, unhealthy: 0, used: 0, idleHeld: 0 },
      '░░░░░░░░░░░░░░░░',
    ],
    [
      'use that nobody tells',
      { allocated: 8, free: 8, unhealthy: 0, used: unknown('no exporter') },
      '▚▚▚▚▚▚▚▚░░░░░░░░',
    ],
    [
      'more used than held',
      { allocated: 8, free: 8, unhealthy: 0, used: 20, idleHeld: 5 },
      '████████░░░░░░░░',
    ],
    [
      'no devices at all',
      {
        capacity: 0,
        allocated: 0,
        free: 0,
        unhealthy: 0,
        used: 0,
        idleHeld: 0,
      },
      '',
    ],
    [
      'a node that takes no pods',
      {
        capacity: 8,
        allocated: 0,
        free: 0,
        unhealthy: 0,
        unschedulable: 8,
        used: 0,
        idleHeld: 0,
      },
      '╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳╳',
    ],
  ])('draws %s', (_, overrides, expected) => {
    expect(bar(overrides)).toBe(expected);
  });

  it('shows what is there, however little it is', () => {
    expect(
      bar(
        {
          capacity: 1000,
          allocated: 1,
          free: 999,
          unhealthy: 0,
          used: 1,
          idleHeld: 0,
        },
        10,
      ),
    ).toBe('█░░░░░░░░░');
  });

  it('is as long as it should be, whatever the amounts', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    const parts = fc.array(
      fc.record({
        kind: fc.constantFrom('used', 'held', 'idle', 'unknown', 'free', 'out'),
        amount,
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(parts, fc.integer({ min: 6, max: 40 }), (given, cells) => {
        const line = amountsBar(given, { screen, cells });
        const isEmpty = given.every(one => one.amount === 0);
        expect(lineWidth(line)).toBe(isEmpty ? 0 : cells);
        expect(line).toHaveLength(given.filter(one => one.amount > 0).length);
      }),
    );
  });

  it('has signs that are told apart without Unicode, and a legend of those there are', () => {
    const parts = gpuParts(amounts());
    const ascii = { ...screen, unicode: false };
    const text = amountsBar(parts, { screen: ascii, cells: 16 })
      .map(span => span.text)
      .join('');
    expect(text).toBe('##=---.........x');
    const legend = amountsLegend([parts], ascii).map(span => span.text);
    expect(legend.join('')).toBe('# used  = held  - idle  . free  x out');
    const some = amountsLegend([[{ kind: 'free', amount: 1 }]], screen);
    expect(some.map(span => span.text).join('')).toBe('░ free');
  });
});
