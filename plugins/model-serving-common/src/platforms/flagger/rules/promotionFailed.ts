import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { FlaggerHealthRule } from './FlaggerRule';

/**
 * A primary that did not come up with the promoted version: Flagger leaves all requests with the
 * canary, which nothing scales for them (flagger: scheduler.go, handleFailedPromotion).
 */
export const promotionFailed: FlaggerHealthRule = ({
  view: { canary, primary, target },
}) => {
  const { phase, canaryWeight } = canary.status;
  if (phase !== 'Failed' || !canaryWeight) {
    return undefined;
  }
  return findingAbout(canary, {
    rule: 'promotion-failed',
    severity: 'error',
    cause: `${
      primary?.name ?? 'the primary'
    } did not get ready with the promoted version, so that ${canaryWeight} % of the requests stay with ${
      target?.name ?? 'the canary'
    }`,
    evidence: [
      { source: 'field', detail: 'status.phase: Failed' },
      { source: 'field', detail: `status.canaryWeight: ${canaryWeight}` },
    ],
    fix: `find out why the primary is not ready: ${kubectlCommand(
      canary,
      'describe',
      'deployment',
      primary?.name ?? `${canary.targetRef.name}-primary`,
    )}; only a change of the target's pod template makes Flagger go on`,
  });
};
