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
