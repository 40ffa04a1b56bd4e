import type { Malformed } from '../kubernetes/FieldReader';
import type { KubeObject } from '../kubernetes/resourceType';
import type { Finding } from '../model/types';
import { findingAbout } from './finding';
import { kubectlCommand } from './kubectlCommand';

/** Demands on canaries that cannot be read: what counts instead is what holds for all services. */
export function policyMalformed(
  object: KubeObject,
  malformed: readonly Malformed[],
): Finding | undefined {
  const [first] = malformed;
  if (!first) {
    return undefined;
  }
  const { kind, metadata } = object;
  return findingAbout(object, {
    rule: 'canary-policy-malformed',
    severity: 'warning',
    cause: `annotation ${first.path} is not understood (expected: ${first.expected}), so the default holds`,
    evidence: malformed.map(({ path, expected, got }) => ({
      source: 'field' as const,
      detail: `${path}: expected ${expected}, got "${got}"`,
    })),
    fix: `correct it: ${kubectlCommand(
      object,
      'annotate',
      kind.toLowerCase(),
      metadata.name,
      `${first.path}=…`,
      '--overwrite',
    )}`,
  });
}
