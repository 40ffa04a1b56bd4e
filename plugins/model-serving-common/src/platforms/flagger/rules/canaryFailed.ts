import { findingAbout, quote } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { condition } from '../../../kubernetes/conditions';
import type { FlaggerRule } from './FlaggerRule';

/** The target goes on asking for the version that was rolled back; Flagger does not try it again. */
export const canaryFailed: FlaggerRule = ({ view: { canary } }) => {
  const { status, targetRef } = canary;
  if (status.phase !== 'Failed' || status.canaryWeight) {
    return undefined;
  }
  const isApart = status.lastAppliedSpec !== status.lastPromotedSpec;
  const promoted = condition(canary.conditions, 'Promoted');
  const target = `${targetRef.kind} "${targetRef.name}"`;
  return findingAbout(canary, {
    rule: 'canary-rolled-back',
    severity: 'warning',
    cause: isApart
      ? `the canary was rolled back, but ${target} still asks for the version that failed`
      : `the canary was rolled back; ${target} asks for the version that the primary runs`,
    evidence: [
      {
        source: 'condition',
        detail: `Promoted=${promoted?.status ?? 'False'}: ${quote(
          promoted?.message ?? '',
        )}`,
      },
      ...(isApart
        ? [
            {
              source: 'field' as const,
              detail: `status.lastAppliedSpec ${status.lastAppliedSpec}, status.lastPromotedSpec ${status.lastPromotedSpec}`,
            },
          ]
        : []),
    ],
    fix: `see which check failed in the events: ${kubectlCommand(
      canary,
      'describe',
      'canary',
      canary.metadata.name,
    )}; a change of the pod template starts a new analysis`,
  });
};
