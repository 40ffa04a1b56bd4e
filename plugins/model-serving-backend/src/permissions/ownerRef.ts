import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** An owner as the catalogue reads it; undefined for what is no reference at all. */
export function ownerRef(owner: string | undefined): string | undefined {
  if (owner === undefined) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}
