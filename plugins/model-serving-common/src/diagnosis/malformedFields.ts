import type { Malformed } from '../kubernetes/FieldReader';
import type { KubeObject } from '../kubernetes/resourceType';
import type { Finding } from '../model/types';
import { findingAbout } from './finding';
import { kubectlCommand, resourceArgument } from './kubectlCommand';

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
    cause: `${malformedPath(first)} of ${object.kind} "${
      object.metadata.name
    }" is malformed (expected: ${first.expected}) and was ignored${andOthers(
      others,
    )}`,
    evidence: object.malformed.slice(0, MOST_EVIDENCE).map(field => ({
      source: 'field' as const,
      detail: `${malformedPath(field)}: expected ${field.expected}`,
    })),
    fix: `correct it: ${kubectlCommand(
      object,
      'edit',
      resourceArgument(object),
      object.metadata.name,
    )}`,
  });
}

/**
 * As people write paths: `rules[0].weight`, where a reader of fields has `rules.0.weight`.
 *
 * @public
 */
export function malformedPath({ path }: Malformed): string {
  return path.replace(/\.(\d+)(?=\.|$)/g, '[$1]');
}

function andOthers(count: number): string {
  if (count === 0) {
    return '';
  }
  return count === 1 ? ', as was 1 other field' : `, as were ${count} others`;
}
