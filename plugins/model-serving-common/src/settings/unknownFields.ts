import type { FieldReader } from '../kubernetes/FieldReader';

/** A misspelt field would be left out without a word. */
export function unknownFields(
  map: FieldReader,
  names: readonly string[],
): string[] {
  return map
    .entries()
    .filter(([name]) => !names.includes(name))
    .map(
      ([name]) => `"${name}" is no field here; there are ${names.join(', ')}`,
    );
}
