import { findingAbout, quote } from '../../../diagnosis/finding';
import { metricMessage, undecidedRuns } from '../rolloutProgress';
import { rolloutsCommand } from '../rolloutsCommand';
import type { RolloutRule } from './RolloutRule';

const INCONCLUSIVE = /^Inconclusive/;

/** A pause that no time ends: neither condition of a metric held, so that a person must decide. */
export const analysisInconclusive: RolloutRule = ({
  view: { rollout },
  objects,
}) => {
  const reason = rollout.status.pauseReasons.find(r => INCONCLUSIVE.test(r));
  if (reason === undefined) {
    return undefined;
  }
  const [undecided] = undecidedRuns(rollout, objects, ['Inconclusive']);
  const [metric] = undecided?.metrics ?? [];
  return findingAbout(rollout, {
    rule: 'analysis-inconclusive',
    severity: 'warning',
    cause: `it waits for a person, since ${
      metric
        ? `metric "${metric.name}" could not decide: ${
            metricMessage(metric) || 'without a message'
          }`
        : 'its analysis could not decide'
    }`,
    evidence: [
      { source: 'field', detail: `status.pauseConditions: ${reason}` },
      ...(undecided
        ? [
            {
              source: 'field' as const,
              detail: `AnalysisRun/${undecided.run.name}: ${quote(
                undecided.run.message,
              )}`,
            },
          ]
        : []),
    ],
    fix: `promote or roll back: ${['promote', 'abort']
      .map(verb => rolloutsCommand(rollout, verb))
      .join(' or ')}`,
  });
};
