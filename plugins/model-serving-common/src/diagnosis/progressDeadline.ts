import { condition } from '../kubernetes/conditions';
import type { Deployment } from '../kubernetes/deployment';
import type { Finding } from '../model/types';
import { findingAbout, quote } from './finding';
import { kubectlCommand } from './kubectlCommand';

/** A roll-out that got nowhere in its time; the pods of the old template may still serve. @public */
export function progressDeadline(deployment: Deployment): Finding | undefined {
  const progressing = condition(deployment.conditions, 'Progressing');
  if (
    progressing?.status !== 'False' ||
    progressing.reason !== 'ProgressDeadlineExceeded'
  ) {
    return undefined;
  }
  return findingAbout(deployment, {
    rule: 'progress-deadline-exceeded',
    severity: 'error',
    cause: `the roll-out of Deployment "${deployment.metadata.name}" made no progress within its deadline`,
    evidence: [
      {
        source: 'condition',
        detail: `Progressing=False ${progressing.reason}: ${quote(
          progressing.message,
        )}`,
      },
    ],
    fix: `find out why its new pods do not get ready: ${kubectlCommand(
      deployment,
      'describe',
      'deployment',
      deployment.metadata.name,
    )}; go back with ${kubectlCommand(
      deployment,
      'rollout',
      'undo',
      `deployment/${deployment.metadata.name}`,
    )}`,
  });
}
