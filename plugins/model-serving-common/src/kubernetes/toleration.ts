import type { Toleration } from '../model/gpuTypes';
import type { FieldReader } from './FieldReader';

/**
 * Tolerations of a pod. One with an operator that we do not know is left out: to say that a pod
 * could run where it cannot is worse than to miss a node.
 */
export function readTolerations(tolerations: FieldReader): Toleration[] {
  return tolerations.list().flatMap(field => {
    const operator = field.at('operator').string() || 'Equal';
    if (operator !== 'Equal' && operator !== 'Exists') {
      field.at('operator').reject('Equal or Exists');
      return [];
    }
    return [
      {
        key: field.at('key').string(),
        operator,
        value: field.at('value').string(),
        effect: field.at('effect').string(),
      },
    ];
  });
}
