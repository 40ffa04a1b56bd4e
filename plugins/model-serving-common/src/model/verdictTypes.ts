import type { z } from 'zod';
import type * as schema from './verdictSchema';

/** What follows from what was seen of a canary. @public */
export type Decision = z.infer<typeof schema.decisionSchema>;
/** @public */
export type CanaryMetric = z.infer<typeof schema.canaryMetricSchema>;
/** @public */
export type MetricEvidence = z.infer<typeof schema.metricEvidenceSchema>;
/** @public */
export type Verdict = z.infer<typeof schema.verdictSchema>;
/** A verdict with what it was made of. @public */
export type CanaryReport = z.infer<typeof schema.canaryReportSchema>;
/** @public */
export type MetricSourceUse = z.infer<typeof schema.metricSourceUseSchema>;
/** @public */
export type CanarySide = z.infer<typeof schema.canarySideSchema>;
/** @public */
export type CanaryForecast = z.infer<typeof schema.canaryForecastSchema>;
/** @public */
export type QuantileRange = z.infer<typeof schema.quantileRangeSchema>;
/** @public */
export type ThresholdCheck = z.infer<typeof schema.thresholdCheckSchema>;
