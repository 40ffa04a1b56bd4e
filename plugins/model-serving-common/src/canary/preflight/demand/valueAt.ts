/** What stands at a path of a document, as it is written; undefined: nothing does. */
export function valueAt(
  document: unknown,
  ...path: ReadonlyArray<string | number>
): unknown {
  let value = document;
  for (const step of path) {
    // Own properties only: a field named `constructor` must not read from a prototype.
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined;
  }
  return value;
}

export function listAt(
  document: unknown,
  ...path: ReadonlyArray<string | number>
): unknown[] {
  const value = valueAt(document, ...path);
  return Array.isArray(value) ? value : [];
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
