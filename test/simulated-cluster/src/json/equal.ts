import { isJsonObject } from './read';

/** Whether two JSON values say the same; the order of fields says nothing. */
export function jsonEqual(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((item, index) => jsonEqual(item, right[index]))
    );
  }
  if (isJsonObject(left) && isJsonObject(right)) {
    const fields = Object.keys(left).filter(f => left[f] !== undefined);
    const others = Object.keys(right).filter(f => right[f] !== undefined);
    return (
      fields.length === others.length &&
      fields.every(field => jsonEqual(left[field], right[field]))
    );
  }
  return false;
}
