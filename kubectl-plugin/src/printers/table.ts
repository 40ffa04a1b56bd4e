import { truncateMiddle } from '../terminal/displayWidth';
import type { Screen } from '../terminal/Screen';
import {
  cutLine,
  ellipsisOf,
  type Line,
  lineWidth,
  printableLine,
  printLine,
  span,
} from './line';

export interface Column<Row> {
  title: string;
  cell(row: Row): Line;
  /** may be narrowed to this many cells where the terminal is narrow */
  narrowTo?: number;
  /** and to this many once no column is left that may be left out */
  squeezeTo?: number;
  /** where to cut when narrowed; names differ at their end, sentences do not */
  cut?: 'middle' | 'end';
  /** numbers are compared by their ends */
  align?: 'right';
  /** order in which columns give way on a narrow terminal; none: never */
  drop?: number;
}

export interface TableOptions {
  screen: Screen;
  headers: boolean;
}

/** Columns with their widths: further rows can be printed under those already on the screen. */
export interface TableLayout<Row> {
  header(): string;
  row(row: Row): string;
}

/** A table as kubectl prints it; on a terminal it fits the width, piped it is never cut. */
export function printTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  options: TableOptions,
): string {
  const layout = layoutTable(columns, rows, options.screen);
  const lines = rows.map(row => layout.row(row));
  return (options.headers ? layout.header() : '') + lines.join('');
}

/** Widths for these rows. */
export function layoutTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  screen: Screen,
): TableLayout<Row> {
  const measured = columns.map(column => ({
    column,
    width: rows.reduce(
      (widest, row) =>
        Math.max(widest, lineWidth(printableLine(column.cell(row)))),
      column.title.length,
    ),
  }));
  const fitted = fit(measured, screen);
  const last = fitted[fitted.length - 1];
  const print = (cellOf: (column: Column<Row>) => Line) =>
    printLine(
      fitted.flatMap(placed => {
        const cell = aligned(
          cutCell(cellOf(placed.column), placed, screen),
          placed,
        );
        return placed === last ? cell : padded(cell, placed, screen);
      }),
      screen,
    );
  return {
    header: () => print(column => [span(column.title, 'quiet')]),
    row: row => print(column => column.cell(row)),
  };
}

interface Placed<Row> {
  column: Column<Row>;
  width: number;
}

function gap(screen: Screen): number {
  return screen.width === undefined ? 3 : 2;
}

function totalWidth<Row>(placed: readonly Placed<Row>[], screen: Screen) {
  const cells = placed.reduce((sum, { width }) => sum + width, 0);
  return cells + gap(screen) * (placed.length - 1);
}

/**
 * Narrows what may be narrowed, from the last column on; then leaves out columns in order; then
 * squeezes those that must stay.
 */
function fit<Row>(
  placed: readonly Placed<Row>[],
  screen: Screen,
): readonly Placed<Row>[] {
  if (screen.width === undefined) {
    return placed;
  }
  const excess = totalWidth(placed, screen) - screen.width;
  const narrowed = narrow(placed, excess, ({ narrowTo }) => narrowTo);
  if (totalWidth(narrowed, screen) <= screen.width) {
    return narrowed;
  }
  const dropped = leastImportant(placed);
  return dropped === undefined
    ? narrow(placed, excess, column => column.squeezeTo ?? column.narrowTo)
    : fit(
        placed.filter(one => one !== dropped),
        screen,
      );
}

function narrow<Row>(
  placed: readonly Placed<Row>[],
  excess: number,
  leastOf: (column: Column<Row>) => number | undefined,
): Placed<Row>[] {
  let left = excess;
  return [...placed]
    .reverse()
    .map(({ column, width }) => {
      const least = Math.max(leastOf(column) ?? width, column.title.length);
      const cut = Math.max(0, Math.min(width - least, left));
      left -= cut;
      return { column, width: width - cut };
    })
    .reverse();
}

function leastImportant<Row>(placed: readonly Placed<Row>[]) {
  return placed
    .filter(({ column }) => column.drop !== undefined)
    .sort((a, b) => (a.column.drop ?? 0) - (b.column.drop ?? 0))[0];
}

function aligned<Row>(cell: Line, { column, width }: Placed<Row>): Line {
  const space = width - lineWidth(cell);
  return column.align === 'right' && space > 0
    ? [span(' '.repeat(space)), ...cell]
    : cell;
}

function padded<Row>(cell: Line, { width }: Placed<Row>, screen: Screen): Line {
  const space = Math.max(0, width - lineWidth(cell)) + gap(screen);
  return [...cell, span(' '.repeat(space))];
}

function cutCell<Row>(
  unsafe: Line,
  { column, width }: Placed<Row>,
  screen: Screen,
): Line {
  const cell = printableLine(unsafe);
  if (screen.width === undefined) {
    return cell;
  }
  return column.cut === 'middle'
    ? cutInMiddle(cell, width, ellipsisOf(screen))
    : cutLine(cell, width, ellipsisOf(screen));
}

/** What stands before the last span stays: the branches of a tree. */
function cutInMiddle(cell: Line, width: number, ellipsis: string): Line {
  const before = cell.slice(0, -1);
  const room = width - lineWidth(before);
  return [
    ...before,
    ...cell
      .slice(-1)
      .map(({ text, tone }) =>
        span(truncateMiddle(text, room, ellipsis), tone),
      ),
  ];
}
