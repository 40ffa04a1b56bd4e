/** The wire format of verdicts: what was seen of a canary, and what follows from it. */
import { z } from 'zod';
import { canaryMetricSchema } from './canaryMetricSchema';
import { unknownSchema } from './knownSchema';
import { revisionSchema, trafficSchema } from './revisionSchema';
import { givenPolicySchema } from './schema';

export { canaryMetricSchema };

export const decisionSchema = z.enum([
  'rollback',
  'promote',
  'keep-watching',
  'cannot-tell',
]);

export const sideCountsSchema = z.object({
  requests: z.number().nonnegative(),
  bad: z
    .number()
    .nonnegative()
    .optional()
    .describe(
      'that went wrong, or were slower than the bound; absent: only means are told, which is not none',
    ),
  meanSeconds: z
    .number()
    .nonnegative()
    .optional()
    .describe('that a request took, where only means are told'),
});

export const metricEvidenceSchema = z.object({
  metric: canaryMetricSchema,
  state: z
    .enum(['harmful', 'acceptable', 'undecided'])
    .describe('what the evidence suffices for'),
  canary: sideCountsSchema,
  stable: sideCountsSchema,
  bound: z
    .number()
    .positive()
    .optional()
    .describe('seconds; of latencies, where "bad" begins'),
  harm: z
    .object({ evidence: z.number(), needed: z.number() })
    .describe('e-value against "no worse than tolerated", and what decides'),
  safety: z
    .object({ evidence: z.number(), needed: z.number() })
    .describe('e-value against "worse than acceptable", and what decides'),
  kept: z
    .object({ evidence: z.number(), needed: z.number() })
    .optional()
    .describe(
      'e-value against "the canary is over its budget", and what decides; of metrics with one',
    ),
  oddsRatio: z
    .union([z.number().nonnegative(), unknownSchema])
    .describe('of going wrong, the canary against stable'),
  meanRatio: z
    .number()
    .nonnegative()
    .optional()
    .describe('of the mean time, the canary to stable; of means'),
  insufficient: z
    .string()
    .optional()
    .describe('why nothing is promoted by this, whatever it shows'),
  dispersion: z
    .number()
    .min(1)
    .describe('factor that the evidence was weakened by'),
  requestsNeeded: z
    .union([z.number().nonnegative(), unknownSchema])
    .describe('without a fault, until this metric stands in no way'),
  detail: z.string().describe('one sentence'),
});

export const shareEvidenceSchema = z.object({
  canary: z.number().nonnegative(),
  stable: z.number().nonnegative(),
  mismatched: z.boolean(),
});

export const thresholdCheckSchema = z.object({
  state: z.enum(['passed', 'failed', 'open']),
  detail: z.string().describe('what was seen beside the limit, one sentence'),
});

export const verdictSchema = z.object({
  decision: decisionSchema,
  rule: givenPolicySchema.shape.rule.unwrap(),
  reasons: z.array(z.string()).describe('the weightiest first'),
  metrics: z.array(metricEvidenceSchema),
  checks: z
    .array(thresholdCheckSchema)
    .describe('limits that were held against, by the rule of that name'),
  missing: z
    .array(z.object({ metric: canaryMetricSchema, reason: z.string() }))
    .describe('metrics that no source tells by revision'),
  share: shareEvidenceSchema,
  observedSeconds: z.number().nonnegative(),
  burnInSeconds: z.number().nonnegative().describe('seen, but not weighed'),
});

export const metricSourceUseSchema = z.object({
  metric: canaryMetricSchema,
  source: z.string().describe('e.g. istio, or vllm by pod'),
  through: z
    .string()
    .describe('where it was read, e.g. the Prometheus asked, or the pods'),
  meansOnly: z
    .string()
    .optional()
    .describe('that it tells no more than means, and what would tell more'),
});

export const quantileRangeSchema = z.object({
  quantile: z.number(),
  above: z.number().nonnegative().describe('seconds'),
  upTo: z
    .number()
    .positive()
    .optional()
    .describe('seconds; absent: beyond the largest bound of the histogram'),
});

const knownCount = z.union([z.number().nonnegative(), unknownSchema]);
const knownQuantiles = z.union([z.array(quantileRangeSchema), unknownSchema]);

export const canarySideSchema = revisionSchema
  .pick({ modelVersion: true, replicas: true, accelerators: true })
  .extend({
    revision: z.string(),
    traffic: trafficSchema.describe('with the share that metrics saw'),
    requests: knownCount,
    errors: knownCount,
    latency: knownQuantiles.describe('between which bounds quantiles lie'),
    timeToFirstToken: knownQuantiles,
    restarts: knownCount.describe('since watching began'),
  });

export const canaryForecastSchema = z.object({
  requests: knownCount.describe(
    'to the canary, without a fault, until nothing stands in the way that can be told',
  ),
  beyond: z
    .array(z.object({ metric: canaryMetricSchema, reason: z.string() }))
    .describe('required metrics of which no number of requests can be told'),
  requestsPerSecond: knownCount.describe('that the canary has been getting'),
  at: z
    .union([z.string(), unknownSchema])
    .describe('when that will be, from this rate'),
});

/** What `kubectl model canary -o json` prints, and the portal's panel shows. */
export const canaryReportSchema = z.object({
  apiVersion: z.literal('modeldeck.io/v1alpha1'),
  kind: z.literal('CanaryReport'),
  service: z.string().describe('id'),
  stable: canarySideSchema,
  canary: canarySideSchema,
  since: z.string().describe('when what is weighed begins'),
  observedAt: z.string(),
  sources: z.array(metricSourceUseSchema),
  partial: z
    .string()
    .optional()
    .describe('what could not be read, where counts are of a part only'),
  trouble: z
    .object({ since: z.string(), reason: z.string() })
    .optional()
    .describe('why nothing could be seen since then; the verdict is of then'),
  verdict: verdictSchema,
  forecast: canaryForecastSchema,
  next: z.string().describe('what to do, one sentence'),
});
