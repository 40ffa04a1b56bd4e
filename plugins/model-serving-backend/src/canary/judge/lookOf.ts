import {
  type CanaryLook,
  type CanaryReport,
  isUnknown,
  lookMetricSchema,
} from '@modeldeck/plugin-model-serving-common';

/** What of a report is kept, to be shown over time. */
export function lookOf({
  observedAt,
  verdict,
  canary,
}: CanaryReport): CanaryLook {
  const { programmed } = canary.traffic;
  return {
    at: observedAt,
    decision: verdict.decision,
    reason: verdict.reasons[0] ?? '',
    metrics: verdict.metrics.map(metric => lookMetricSchema.parse(metric)),
    share: verdict.share,
    weight: isUnknown(programmed) ? programmed : programmed.percent,
  };
}
