import type { KubeObject } from '../kubernetes/resourceType';
import type { Finding } from '../model/types';
import { findingAbout } from './finding';
import { kubectlCommand } from './kubectlCommand';

const MOST_EVIDENCE = 5;

/**
 * Fields of an object that hold something else than their API defines. What they were to say is
 * not known then, and the reader of the rest should know that. Values are not quoted: a field
 * in the wrong place may well be a secret.
 *
 * @public
 */
export function malformedFields(object: KubeObject): Finding | undefined {
  const [first] = object.malformed;
  if (!first) {
    return undefined;
  }
  const others = object.malformed.length - 1;
  return findingAbout(object, {
    rule: 'malformed-field',
    severity: 'warning',
    cause: `${first.path} does not hold what it should (${
      first.expected
    }), so it was left out${alsoLeftOut(others)}`,
    evidence: object.malformed.slice(0, MOST_EVIDENCE).map(field => ({
      source: 'field' as const,
      detail: `${field.path}: expected ${field.expected}`,
    })),
    fix: `correct it: ${kubectlCommand(
      object,
      'edit',
      object.kind.toLowerCase(),
      object.metadata.name,
    )}`,
  });
}

function alsoLeftOut(others: number): string {
  if (others === 0) {
    return '';
  }
  return others === 1
    ? '; so was 1 other field'
    : `; so were ${others} other fields`;
}
