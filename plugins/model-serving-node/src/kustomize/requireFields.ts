import type { FieldReader } from '@modeldeck/plugin-model-serving-common';
import { refuse } from './refuse';

/** @throws TemplateError that names the first other field there is */
export function requireFields(
  file: string,
  place: string,
  object: FieldReader,
  known: readonly string[],
): void {
  const other = object.entries().find(([field]) => !known.includes(field));
  if (other) {
    const path = [place, other[0]].filter(Boolean).join('.');
    refuse(file, `${path} is not built here`);
  }
}
