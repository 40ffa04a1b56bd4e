import { isMap, valueAt } from './demand/valueAt';

/** Nobody writes objects that nest deeper. */
const DEEPEST = 64;

/** Whether a document has all that another says; lists have to be alike. */
export function holdsAll(whole: unknown, part: unknown, depth = 0): boolean {
  if (depth > DEEPEST) {
    return false;
  }
  if (isMap(part)) {
    return Object.entries(part).every(([key, value]) =>
      holdsAll(valueAt(whole, key), value, depth + 1),
    );
  }
  if (Array.isArray(part)) {
    return (
      Array.isArray(whole) &&
      whole.length === part.length &&
      part.every((item, index) => holdsAll(whole[index], item, depth + 1))
    );
  }
  return part === whole || (part === null && whole === undefined);
}
