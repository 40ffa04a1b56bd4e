import type { FieldReader } from './FieldReader';

/** A number of things; one below zero is recorded as malformed and read as absent. */
export function readCount(field: FieldReader): number | undefined {
  const count = field.integer();
  if (count !== undefined && count < 0) {
    field.reject('integer of zero or more');
    return undefined;
  }
  return count;
}
