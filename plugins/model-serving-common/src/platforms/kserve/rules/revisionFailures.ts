import { findingAbout, quote } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { condition } from '../../../kubernetes/conditions';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { InferenceService } from '../inferenceService/inferenceService';
import {
  KNATIVE_REVISIONS,
  type KnativeRevision,
} from '../inferenceService/knativeRevision';

/**
 * A revision that Knative has given up. It takes the pods away then, so that the Revision is all
 * that is left to tell of it.
 */
export function revisionFailures(
  { predictorStatus: { latestCreated, latestRolledout } }: InferenceService,
  objects: NamespaceObjects,
): Finding[] {
  return [...new Set([latestCreated, latestRolledout])]
    .filter(name => name !== undefined)
    .flatMap(name => objects.find(KNATIVE_REVISIONS, name) ?? [])
    .flatMap(revision => failureOf(revision) ?? []);
}

function failureOf(revision: KnativeRevision): Finding | undefined {
  const ready = condition(revision.conditions, 'Ready');
  if (ready?.status !== 'False') {
    return undefined;
  }
  return findingAbout(revision, {
    rule: 'revision-failed',
    severity: 'error',
    cause: `Knative gave up on revision ${revision.metadata.name}: ${
      ready.reason || 'without a reason'
    }`,
    evidence: [
      {
        source: 'condition',
        detail: `Ready=False ${ready.reason}: ${quote(ready.message, {
          keep: 'end',
        })}`,
      },
    ],
    fix: `correct the spec, which makes a new revision; see ${kubectlCommand(
      revision,
      'describe',
      'revision',
      revision.metadata.name,
    )}`,
  });
}
