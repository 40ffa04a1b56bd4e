import { condition } from '../kubernetes/conditions';
import type { KnativeRevision } from '../kubernetes/knativeRevision';
import type { Finding } from '../model/types';
import { findingAbout, quote } from './finding';
import { kubectlCommand } from './kubectlCommand';

/**
 * A revision that Knative has given up. It takes the pods away then, so that the Revision is all
 * that is left to tell of it.
 */
export function revisionFailed(revision: KnativeRevision): Finding | undefined {
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
