import type { FieldReader } from '../../kubernetes/FieldReader';
import { plainText } from '../../kubernetes/plainText';
import type { ObjectProperty, ValueType } from './ModelSignature';

/** Nobody sends values that nest deeper; whoever reads the type may recurse. */
const DEEPEST = 24;

const LONGEST_NAME = 80;

/**
 * The type that an entry of a signature is of, or undefined where that is not understood
 * (mlflow/mlflow: mlflow/types/schema.py, `from_json_dict` of each type).
 */
export function readValueType(
  entry: FieldReader,
  field = 'type',
  depth = 0,
): ValueType | undefined {
  const name = entry.at(field).string();
  if (!name || depth > DEEPEST) {
    return undefined;
  }
  switch (name) {
    case 'any':
      return { kind: 'any' };
    case 'array': {
      const items = readValueType(entry.at('items'), 'type', depth + 1);
      return items && { kind: 'array', items };
    }
    case 'map': {
      const values = readValueType(entry.at('values'), 'type', depth + 1);
      return values && { kind: 'map', values };
    }
    case 'object':
      return readObject(entry.at('properties'), depth + 1);
    default:
      return { kind: 'scalar', name: plainText(name, LONGEST_NAME) };
  }
}

function readObject(map: FieldReader, depth: number): ValueType | undefined {
  const properties: ObjectProperty[] = [];
  for (const [name, property] of map.entries()) {
    const type = readValueType(property, 'type', depth);
    if (!type) {
      return undefined;
    }
    properties.push({
      name: plainText(name, LONGEST_NAME),
      type,
      required: property.at('required').boolean() ?? true,
    });
  }
  return properties.length > 0 ? { kind: 'object', properties } : undefined;
}
