import type { FieldReader } from '../../../kubernetes/FieldReader';

/** A percentage as KServe and Knative take it: an integer between 0 and 100. */
export function readPercent(field: FieldReader): number | undefined {
  const percent = field.integer();
  if (percent !== undefined && (percent < 0 || percent > 100)) {
    field.reject('integer between 0 and 100');
    return undefined;
  }
  return percent;
}
