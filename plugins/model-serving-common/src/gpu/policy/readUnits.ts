import type { FieldReader } from '../../kubernetes/FieldReader';
import type { PolicyReading } from './PolicyKind';

export const DEFAULT_RESOURCE = 'nvidia.com/gpu';

/** The resource whose units are counted; rejects what names none. */
export function readResource(field: FieldReader): string | undefined {
  const resource = field.string();
  if (resource !== undefined && !/^[\w.-]+(\/[\w.-]+)?$/.test(resource)) {
    field.reject('the name of a resource, e.g. nvidia.com/gpu');
  }
  return resource;
}

/** A number of units, which a rule cannot do without. */
export function readUnits(
  item: FieldReader,
  name: string,
  { complain }: PolicyReading,
): number | undefined {
  const field = item.at(name);
  const units = field.integer();
  if (!field.exists) {
    complain(`${name}: how many units is needed`);
  } else if (units !== undefined && units < 0) {
    field.reject('a number of units');
  }
  return units;
}
