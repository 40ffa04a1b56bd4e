import { stableHash } from './stableHash';

/** backstage/backstage: packages/catalog-model, KubernetesValidatorFunctions.isValidObjectName */
const LONGEST_NAME = 63;

/**
 * An entity name that shows what can be read of a text and ends in a hash of the exact identity:
 * valid whatever the text is, and another one for every identity.
 */
export function uniqueName(readable: string, identity: string): string {
  const hash = stableHash(identity);
  const shown = readable
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .slice(0, LONGEST_NAME - hash.length - 1)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return shown === '' ? hash : `${shown}-${hash}`;
}

/**
 * The parts with dots between them, all in small letters, because the catalogue does not tell
 * names apart by case. Where that would not be a valid name, or could be another's (a dot in the
 * first part shifts the others), it is made unique by a hash.
 */
export function dottedName(
  parts: readonly [string, ...string[]],
  identity: string,
): string {
  const exact = parts.join('.');
  return parts.every(isPlain) &&
    exact.length <= LONGEST_NAME &&
    !parts[0].includes('.')
    ? exact
    : uniqueName(exact, identity);
}

/** Begins and ends so that it may stand beside a dot. */
function isPlain(part: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(part);
}
