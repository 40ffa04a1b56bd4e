import type { ValueType } from './ModelSignature';

/** As a person says it, e.g. `array of double`; what an object holds is left to its own lines. */
export function typeName(type: ValueType): string {
  switch (type.kind) {
    case 'scalar':
      return type.name;
    case 'array':
      return `array of ${typeName(type.items)}`;
    case 'map':
      return `map of ${typeName(type.values)}`;
    default:
      return type.kind;
  }
}
