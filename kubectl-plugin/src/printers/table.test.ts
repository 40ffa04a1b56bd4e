import fc from 'fast-check';
import { displayWidth } from '../terminal/displayWidth';
import { plainScreen, type Screen } from '../terminal/Screen';
import { span } from './line';
import { type Column, printTable } from './table';

type Row = string[];

const columns: Column<Row>[] = [
  {
    title: 'NAME',
    cell: row => [span(row[0] ?? '')],
    narrowTo: 8,
    cut: 'middle',
  },
  { title: 'A', cell: row => [span(row[1] ?? '')], drop: 2 },
  { title: 'B', cell: row => [span(row[2] ?? '', 'bad')], drop: 1 },
  { title: 'WHY', cell: row => [span(row[3] ?? '')], narrowTo: 5 },
];
const row = ['credit-risk', 'aaaa', 'bbbb', 'because of this'];

function print(width: number | undefined, overrides: Partial<Screen> = {}) {
  const screen = { ...plainScreen, unicode: true, width, ...overrides };
  return printTable(columns, [row], { screen, headers: true });
}

describe('printTable', () => {
  it('is never cut when piped', () => {
    expect(print(undefined)).toBe(
      'NAME          A      B      WHY\n' +
        'credit-risk   aaaa   bbbb   because of this\n',
    );
  });

  it.each([
    [
      80,
      'NAME         A     B     WHY\ncredit-risk  aaaa  bbbb  because of this\n',
    ],
    [32, 'NAME         A     B     WHY\ncredit-risk  aaaa  bbbb  becaus…\n'],
    [24, 'NAME         A     WHY\ncredit-risk  aaaa  beca…\n'],
    [16, 'NAME       WHY\ncred…risk  beca…\n'],
  ])(
    'fits %d cells by narrowing first and dropping then',
    (width, expected) => {
      expect(print(width)).toBe(expected);
    },
  );

  it('squeezes what must stay once nothing is left to drop', () => {
    const tight: Column<Row>[] = columns.map((column, index) =>
      index === 0 ? { ...column, narrowTo: 10, squeezeTo: 6 } : column,
    );
    const at = (width: number) =>
      printTable(tight, [row], {
        screen: { ...plainScreen, unicode: true, width },
        headers: false,
      });
    expect(at(24)).toBe('credit-risk  aaaa  beca…\n');
    expect(at(13)).toBe('cre…sk  beca…\n');
  });

  it('pads what is seen, not what colours it', () => {
    expect(print(80, { color: true })).toContain(
      '\x1b[31mbbbb\x1b[0m  because',
    );
  });

  it('leaves the header out', () => {
    const text = printTable(columns, [row], {
      screen: plainScreen,
      headers: false,
    });
    expect(text).toBe('credit-risk   aaaa   bbbb   because of this\n');
  });

  it('never breaks or exceeds a line of the terminal, whatever the cells hold', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 40 });
    const rows = fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 100 }), (content, width) => {
        const screen = { ...plainScreen, unicode: true, width };
        const lines = printTable(columns, content, {
          screen,
          headers: true,
        }).split('\n');

        expect(lines).toHaveLength(content.length + 2);
        for (const line of lines) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});
