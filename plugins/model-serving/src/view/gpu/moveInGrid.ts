/** Where a cell is among rows of unequal length. */
export interface GridCell {
  row: number;
  column: number;
}

/** The cell that an arrow key leads to, as an index; undefined: the key leads nowhere. */
export function moveInGrid(
  cells: readonly GridCell[],
  from: number,
  key: string,
): number | undefined {
  const current = cells[from];
  if (!current) {
    return undefined;
  }
  switch (key) {
    case 'ArrowRight':
      return from + 1 < cells.length ? from + 1 : undefined;
    case 'ArrowLeft':
      return from > 0 ? from - 1 : undefined;
    case 'ArrowDown':
      return nearestInRow(cells, current, 1);
    case 'ArrowUp':
      return nearestInRow(cells, current, -1);
    case 'Home':
      return 0;
    case 'End':
      return cells.length - 1;
    default:
      return undefined;
  }
}

/** In the next row that has a cell, the one below or above; where that row is shorter, its last. */
function nearestInRow(
  cells: readonly GridCell[],
  { row, column }: GridCell,
  direction: 1 | -1,
): number | undefined {
  const beyond = cells
    .map(cell => cell.row)
    .filter(other => (other - row) * direction > 0);
  if (beyond.length === 0) {
    return undefined;
  }
  const target = direction === 1 ? Math.min(...beyond) : Math.max(...beyond);
  const inRow = cells.flatMap((cell, index) =>
    cell.row === target ? [{ ...cell, index }] : [],
  );
  return inRow.filter(cell => cell.column <= column).at(-1)?.index;
}
