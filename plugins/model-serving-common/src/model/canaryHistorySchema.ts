/**
 * The wire format of a service's past canaries: how the evidence of each grew, and what was decided
 * and done.
 */
import { z } from 'zod';
import { knownSchema } from './knownSchema';
import { plannedWriteSchema } from './planSchema';
import {
  canaryReportSchema,
  canarySideSchema,
  decisionSchema,
  metricEvidenceSchema,
  shareEvidenceSchema,
  verdictSchema,
} from './verdictSchema';

export const lookMetricSchema = metricEvidenceSchema.pick({
  metric: true,
  state: true,
  canary: true,
  stable: true,
  bound: true,
  harm: true,
  safety: true,
  kept: true,
});

export const canaryLookSchema = z.object({
  at: z.string().describe('when it was looked'),
  decision: decisionSchema,
  reason: z.string().describe('the weightiest one, a sentence'),
  metrics: z
    .array(lookMetricSchema)
    .describe(
      'all that was weighed until then, not since the look before. An e-value is decisive from "needed" on; it starts at 1, goes down where the data speak against it, and covers powers of ten: plot it by its logarithm. "harm" alone rolls back, "safety" of every required metric promotes',
    ),
  share: shareEvidenceSchema.describe(
    'requests of both sides until then; "mismatched": they are not split as declared',
  ),
  weight: knownSchema(z.number().min(0).max(100)).describe(
    'percent of the traffic that the canary was programmed to get at that moment',
  ),
});

export const canaryEventSchema = z.object({
  at: z.string(),
  type: z
    .enum([
      'began',
      'started',
      'decision-changed',
      'weight-changed',
      'evidence-discarded',
      'looks-failing',
      'looks-again',
      'promoted',
      'rolled-back',
      'weight-set',
      'paused',
      'resumed',
      'action-refused',
      'action-failed',
      'ended',
    ])
    .describe(
      'started, promoted to resumed: somebody had it written through the portal; weight-changed: it was seen to be another one, whoever did it; ended: there is no such canary any more, "outcome" says why',
    ),
  detail: z.string().describe('what happened, one sentence'),
  by: z
    .string()
    .optional()
    .describe(
      'who did it: an entity ref such as user:default/jane, or "policy" where the service demands that it is done without anybody; absent: nobody did, or it is not known who',
    ),
  decision: decisionSchema
    .optional()
    .describe('of decision-changed: what it became'),
  instead: z
    .string()
    .optional()
    .describe('of action-refused and action-failed: what to do, a sentence'),
  change: z
    .array(plannedWriteSchema)
    .optional()
    .describe(
      'of action-refused: the change to make where the object really comes from',
    ),
});

export const canaryRunSchema = z.object({
  id: z.string().describe('of this run among all of the portal'),
  stable: canarySideSchema.pick({ revision: true, modelVersion: true }),
  canary: canarySideSchema.pick({ revision: true, modelVersion: true }),
  since: z
    .string()
    .describe(
      'when what is weighed begins; where metrics have a past, that is before the first look',
    ),
  endedAt: z
    .string()
    .optional()
    .describe('when it was seen to be over; absent: it is under way'),
  outcome: z
    .enum(['in-flight', 'promoted', 'rolled-back', 'replaced', 'gone'])
    .describe(
      'promoted, rolled-back: which of the two revisions serves now, whoever saw to it; replaced: other revisions are compared now; gone: the service or its canary is no more, and which of them won cannot be told',
    ),
  rule: verdictSchema.shape.rule.describe(
    'by what it is decided; by "threshold" evidence is shown and decides nothing',
  ),
  trouble: canaryReportSchema.shape.trouble.describe(
    'why the looks since then failed; evidence stays as it was meanwhile',
  ),
  looks: z
    .array(canaryLookSchema)
    .describe(
      'the oldest first, about 200 at most: the first, the last, those at which the decision changed, and of the others so many that they spread evenly',
    ),
  events: z.array(canaryEventSchema).describe('the oldest first'),
});

/** What GET `/services/:id/canary/history` answers. */
export const canaryHistorySchema = z.object({
  apiVersion: z.literal('modeldeck.io/v1alpha1'),
  kind: z.literal('CanaryHistory'),
  service: z.string().describe('id'),
  canaries: z.array(canaryRunSchema).describe('the newest first, 20 at most'),
});
