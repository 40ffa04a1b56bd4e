import type { AppliedObject } from '@modeldeck/plugin-model-serving-common';

/** `Kind/name`, as people name objects. */
export function titleOf({
  kind,
  name,
}: Pick<AppliedObject, 'kind' | 'name'>): string {
  return `${kind}/${name}`;
}
