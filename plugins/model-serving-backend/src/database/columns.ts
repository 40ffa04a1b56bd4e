/** A point in time as drivers return it: SQLite's as milliseconds, PostgreSQL's as a date. */
export type TimeColumn = Date | number | string;

/** In the wire format's form. */
export function timeOf(column: TimeColumn): string {
  return new Date(column).toISOString();
}

/** A column that may be NULL as a value that may be absent. */
export function optional<T, R>(
  column: T | null | undefined,
  read: (value: T) => R,
): R | undefined {
  return column === null || column === undefined ? undefined : read(column);
}
