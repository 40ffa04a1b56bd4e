/** The wire format of verdicts: what was seen of a canary, and what follows from it. */
import { z } from 'zod';
import { unknownSchema } from './schema';

export const decisionSchema = z.enum([
  'rollback',
  'promote',
  'keep-watching',
  'cannot-tell',
]);

export const canaryMetricSchema = z.enum([
  'errors',
  'client-errors',
  'latency',
  'time-to-first-token',
  'inter-token-latency',
  'restarts',
]);

export const sideCountsSchema = z.object({
  requests: z.number().nonnegative(),
  bad: z
    .number()
    .nonnegative()
    .describe('that went wrong, or were slower than the bound'),
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
  oddsRatio: z
    .union([z.number().nonnegative(), unknownSchema])
    .describe('of going wrong, the canary against stable'),
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

export const verdictSchema = z.object({
  decision: decisionSchema,
  reasons: z.array(z.string()).describe('the weightiest first'),
  metrics: z.array(metricEvidenceSchema),
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
});

/** What `kubectl model canary -o json` prints, and the portal's panel shows. */
export const canaryReportSchema = z.object({
  apiVersion: z.literal('modeldeck.io/v1alpha1'),
  kind: z.literal('CanaryReport'),
  service: z.string().describe('id'),
  stable: z.string().describe('name of the revision'),
  canary: z.string().describe('name of the revision'),
  since: z.string().describe('when what is weighed begins'),
  observedAt: z.string(),
  sources: z.array(metricSourceUseSchema),
  verdict: verdictSchema,
});
