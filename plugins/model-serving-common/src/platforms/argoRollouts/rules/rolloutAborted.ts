import { gitOpsOwner } from '../../../canary/plan/gitOpsOwner';
import { findingAbout, quote } from '../../../diagnosis/finding';
import { plainText } from '../../../kubernetes/plainText';
import { isInFlight } from '../RolloutView';
import { rolloutsCommand } from '../rolloutsCommand';
import type { Rollout } from '../rollout';
import type { RolloutRule } from './RolloutRule';

/**
 * An abort changes nothing of the spec: it goes on asking for the version that was rolled back.
 * One that comes after the promotion rolls nothing back (argoproj/argo-rollouts#4461).
 */
export const rolloutAborted: RolloutRule = ({ view: { rollout } }) => {
  const { status } = rollout;
  if (!status.abort) {
    return undefined;
  }
  return findingAbout(rollout, {
    ...(isInFlight(rollout) ? rolledBack(rollout) : abortedTooLate(rollout)),
    severity: 'warning',
    evidence: [
      { source: 'field', detail: 'status.abort: true' },
      { source: 'field', detail: `status.message: ${quote(status.message)}` },
    ],
  });
};

function rolledBack(rollout: Rollout) {
  const { status } = rollout;
  const gitOps = gitOpsOwner(rollout);
  return {
    rule: 'canary-rolled-back',
    cause: `it was rolled back to ${revision(
      rollout,
      status.stableHash,
    )}, but its spec still asks for ${revision(rollout, status.currentHash)}`,
    fix: `put the spec back to the version that runs${
      gitOps
        ? ` in the repository that ${plainText(gitOps.title)} applies`
        : `: ${rolloutsCommand(rollout, 'undo')}`
    }; or try once more: ${rolloutsCommand(rollout, 'retry', 'rollout')}`,
  };
}

function abortedTooLate(rollout: Rollout) {
  const { status } = rollout;
  return {
    rule: 'rollback-without-effect',
    cause: `it was aborted when ${revision(
      rollout,
      status.currentHash,
    )} had been promoted already: nothing was rolled back, and it stays Degraded`,
    fix: `take the abort back: ${rolloutsCommand(
      rollout,
      'retry',
      'rollout',
    )}; to return to the version before, undo it`,
  };
}

function revision({ metadata }: Rollout, hash: string): string {
  return plainText(`${metadata.name}-${hash}`);
}
