/** What every write changes, or nobody asks for. */
const OF_THE_SERVER = ['managedFields', 'resourceVersion', 'generation'];

const DEEPEST = 200;

/** Whether two states of an object are alike in what people and controllers ask for. */
export function sameContent(before: unknown, after: unknown): boolean {
  return isSame(asked(before), asked(after), 0);
}

/** Without its status, which says what has become of it. */
function asked(object: unknown): unknown {
  const { status, metadata, ...rest } = object as Record<string, unknown>;
  const kept = Object.entries((metadata ?? {}) as object).filter(
    ([field]) => !OF_THE_SERVER.includes(field),
  );
  return { ...rest, metadata: Object.fromEntries(kept) };
}

/** Deeper than anybody writes, two values are taken for different. */
function isSame(a: unknown, b: unknown, depth: number): boolean {
  if (a === b) {
    return true;
  }
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b) ||
    depth > DEEPEST
  ) {
    return false;
  }
  const left = new Map(Object.entries(a));
  const right = new Map(Object.entries(b));
  return (
    left.size === right.size &&
    [...left].every(
      ([key, value]) =>
        right.has(key) && isSame(value, right.get(key), depth + 1),
    )
  );
}
