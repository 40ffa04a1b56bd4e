/** A column that gives way when there is no room for all. */
export interface FittingColumn {
  minWidth: number;
  /** 0 stays longest */
  priority: number;
}

/**
 * The columns that fit into this width, the most important ones, in their order. A table whose
 * columns lie beyond the edge hides them without saying which; the rest of a row is on the
 * service's own page. The most important column stays, whatever the width.
 */
export function fittingColumns<T extends FittingColumn>(
  columns: readonly T[],
  width: number,
): T[] {
  const fitting = new Set<T>();
  let taken = 0;
  for (const column of [...columns].sort((a, b) => a.priority - b.priority)) {
    taken += column.minWidth;
    if (taken > width && fitting.size > 0) {
      break;
    }
    fitting.add(column);
  }
  return columns.filter(column => fitting.has(column));
}
