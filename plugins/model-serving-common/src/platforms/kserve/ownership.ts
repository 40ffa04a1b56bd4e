import { plainText } from '../../kubernetes/plainText';
import type { KubeObject } from '../../kubernetes/resourceType';
import { type Known, orUnknown } from '../../model/known';

/** Who answers for the service, and what it is part of; either may be a label or an annotation. */
export function ownership(objects: readonly KubeObject[]): {
  owner: Known<string>;
  system: Known<string>;
} {
  return {
    owner: orUnknown(
      firstMark(objects, ['modeldeck.io/owner']),
      'no label or annotation modeldeck.io/owner',
    ),
    system: orUnknown(
      firstMark(objects, ['modeldeck.io/system', 'app.kubernetes.io/part-of']),
      'no label or annotation modeldeck.io/system',
    ),
  };
}

/** The first of these marks that one of the objects carries, as printable text. */
export function firstMark(
  objects: readonly KubeObject[],
  keys: readonly string[],
): string | undefined {
  for (const key of keys) {
    for (const { metadata } of objects) {
      const value = metadata.labels[key] || metadata.annotations[key];
      if (value) {
        return plainText(value);
      }
    }
  }
  return undefined;
}
