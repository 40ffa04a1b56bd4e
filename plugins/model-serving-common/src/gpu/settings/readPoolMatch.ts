import type { FieldReader } from '../../kubernetes/FieldReader';
import { parseLabelSelector } from '../../kubernetes/parseLabelSelector';
import { unknownFields } from '../../settings/unknownFields';
import type { PoolMatch } from '../GpuSettings';

const FIELDS = ['name', 'label', 'role'] as const;

/** Which pools are meant; what is wrong is complained of or rejected, lest it be others. */
export function readPoolMatch(
  map: FieldReader,
  complain: (problem: string) => void,
  fields: ReadonlyArray<(typeof FIELDS)[number]> = FIELDS,
): PoolMatch {
  unknownFields(map, fields).forEach(complain);
  const match: PoolMatch = {};
  for (const field of fields) {
    const text = map.at(field).string();
    if (text !== undefined) {
      match[field] = text;
    }
  }
  const selector = parseLabelSelector(match.label ?? '');
  if ('problem' in selector) {
    map.at('label').reject(`a label, as key or key=value`);
  }
  return match;
}
