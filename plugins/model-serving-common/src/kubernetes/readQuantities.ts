import type { FieldReader } from './FieldReader';
import { readQuantity } from './quantity';

/** Amounts by name; what is none, or below zero, is recorded as malformed and left out. */
export function readQuantities(
  amounts: FieldReader,
  valueOf = (field: FieldReader) => field,
): Record<string, number> {
  return Object.fromEntries(
    amounts.entries().flatMap(([name, field]) => {
      const value = valueOf(field);
      const amount = readQuantity(value);
      if (amount !== undefined && amount < 0) {
        value.reject('zero or more');
      }
      return amount !== undefined && amount >= 0 ? [[name, amount]] : [];
    }),
  );
}
