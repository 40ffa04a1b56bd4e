import type { CanaryMetric } from '../../model/verdictTypes';
import type { CanaryEvidence, TimedMetric } from './CanaryEvidence';
import { TIMED_AS } from './judgedMetrics';
import { SCOUTED_REQUESTS } from './LatencyEvidence';

type Reasons = Partial<Record<CanaryMetric, string>>;

/** Why histograms that were seen are not judged: they never can be, or not yet. */
export function whyNotJudged({ timed }: CanaryEvidence): {
  blind: Reasons;
  awaited: Reasons;
} {
  const blind: Reasons = {};
  const awaited: Reasons = {};
  for (const [field, metric] of Object.entries(TIMED_AS)) {
    const { harm, atBound, scouted } = timed[field as TimedMetric] ?? {};
    if (harm?.bounds.length === 0) {
      blind[metric] =
        'the histograms of the two sides have no bound in common, so that they cannot be compared';
    } else if (!atBound && scouted) {
      awaited[
        metric
      ] = `stable got ${scouted.requests} of the ${SCOUTED_REQUESTS} requests by which the bound to compare at is chosen`;
    }
  }
  return { blind, awaited };
}
