import type { FieldReader } from '../../kubernetes/FieldReader';
import { plainText } from '../../kubernetes/plainText';

/** A list of names as a spec mentions them, without what is none. */
export function readNames(list: FieldReader): string[] {
  return list
    .list()
    .map(item => plainText(item.string() ?? ''))
    .filter(Boolean);
}
