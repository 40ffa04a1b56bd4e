import {
  type CanaryReport,
  isUnknown,
} from '@modeldeck/plugin-model-serving-common';
import { countOf, evidenceOf } from '../views/canaryNumbers';

/** Where a canary stands, in one line for a log. */
export function canaryLine({ verdict, stable, canary }: CanaryReport): string {
  const evidence =
    verdict.rule === 'threshold'
      ? verdict.checks
          .filter(({ state }) => state !== 'passed')
          .map(({ detail }) => detail)
      : verdict.metrics.map(
          ({ metric, harm, safety, kept = safety }) =>
            `${metric}: harm ${evidenceOf(harm.evidence)} of ${evidenceOf(
              harm.needed,
            )}, safety ${evidenceOf(
              Math.max(safety.evidence, kept.evidence),
            )} of ${evidenceOf(safety.needed)}`,
        );
  return [
    verdict.decision,
    `canary ${countsOf(canary)}, stable ${countsOf(stable)}`,
    ...evidence,
    ...(evidence.length === 0 ? verdict.reasons.slice(0, 1) : []),
  ].join('; ');
}

function countsOf({ requests, errors }: CanaryReport['canary']): string {
  if (isUnknown(requests)) {
    return 'unknown';
  }
  const failed = isUnknown(errors) ? 'unknown' : countOf(errors);
  return `${countOf(requests)} requests, ${failed} errors`;
}
