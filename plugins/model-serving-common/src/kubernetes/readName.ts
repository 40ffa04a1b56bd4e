import type { FieldReader } from './FieldReader';
import { plainText } from './plainText';

/**
 * The name of an object as a spec or status mentions it. The API server checks the names of
 * objects, but not those that a field only mentions.
 */
export function readName(field: FieldReader): string | undefined {
  return plainText(field.string() ?? '') || undefined;
}
