import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { isInFlight } from '../phases';
import type { FlaggerRule } from './FlaggerRule';

/**
 * Failed checks are only counted up. A metric without any value counts as well: a canary that
 * gets no requests fails for that alone (flagger: scheduler_metrics.go).
 */
export const checksFailing: FlaggerRule = ({ view: { canary } }) => {
  const { analysis, status } = canary;
  if (!analysis || !isInFlight(canary) || status.failedChecks === 0) {
    return undefined;
  }
  const left = analysis.threshold - status.failedChecks;
  return findingAbout(canary, {
    rule: 'canary-checks-failing',
    severity: 'warning',
    cause: `${status.failedChecks} of ${
      analysis.threshold
    } checks that roll the canary back have failed${
      left <= 1 ? ': the next one does, or the threshold is reached' : ''
    }`,
    evidence: [
      {
        source: 'field',
        detail: `status.failedChecks: ${status.failedChecks}`,
      },
      {
        source: 'field',
        detail: `spec.analysis.threshold: ${analysis.threshold}`,
      },
    ],
    fix: `see what failed in the events ("no values found" is a metric without any requests): ${kubectlCommand(
      canary,
      'describe',
      'canary',
      canary.metadata.name,
    )}`,
  });
};
