import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { isInFlight, isPromoting } from '../phases';
import type { FlaggerRule } from './FlaggerRule';

/** Nothing of it moves: neither the weight of a canary in flight, nor its rollback on failure. */
export const canarySuspended: FlaggerRule = ({ view: { canary } }) => {
  if (!canary.suspend) {
    return undefined;
  }
  const isUnderWay = isInFlight(canary) || isPromoting(canary);
  return findingAbout(canary, {
    rule: 'canary-suspended',
    severity: isUnderWay ? 'warning' : 'info',
    cause: isUnderWay
      ? 'it is suspended in the middle of a canary: the requests stay as they are, and a failing canary is not rolled back'
      : 'it is suspended: new versions of its target are not rolled out',
    evidence: [{ source: 'field', detail: 'spec.suspend: true' }],
    fix: `resume it: ${kubectlCommand(
      canary,
      'patch',
      'canary',
      canary.metadata.name,
      '--type=merge',
      '-p',
      '{"spec":{"suspend":false}}',
    )}`,
  });
};
