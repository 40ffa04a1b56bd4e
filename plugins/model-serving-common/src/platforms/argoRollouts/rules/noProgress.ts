import { findingAbout, quote } from '../../../diagnosis/finding';
import { condition } from '../../../kubernetes/conditions';
import { rolloutsCommand } from '../rolloutsCommand';
import type { RolloutHealthRule } from './RolloutRule';

/**
 * A version that did not come up in time. Unlike a failed analysis this aborts nothing, unless
 * `progressDeadlineAbort` is set: what the canary gets it keeps.
 */
export const noProgress: RolloutHealthRule = ({ rollout }) => {
  const progressing = condition(rollout.conditions, 'Progressing');
  if (
    progressing?.status !== 'False' ||
    progressing.reason !== 'ProgressDeadlineExceeded'
  ) {
    return undefined;
  }
  const { name } = rollout.metadata;
  return findingAbout(rollout, {
    rule: 'progress-deadline-exceeded',
    severity: 'error',
    cause: `the roll-out of Rollout "${name}" made no progress within its deadline, and is not rolled back by that`,
    evidence: [
      {
        source: 'condition',
        detail: `Progressing=False ${progressing.reason}: ${quote(
          progressing.message,
        )}`,
      },
    ],
    fix: `find out why its new pods do not get ready, or roll back: ${rolloutsCommand(
      rollout,
      'abort',
    )}`,
  });
};
