/** The wire format of plans: what a face shows before anything is written. */
import { z } from 'zod';
import { severitySchema } from './findingSchema';
import { unknownSchema } from './knownSchema';

export const planActionSchema = z.enum([
  'promote',
  'rollback',
  'set-weight',
  'pause',
  'resume',
  'start-canary',
]);

export const fieldChangeSchema = z.object({
  path: z.string().describe('e.g. spec.predictor.canaryTrafficPercent'),
  from: z.string().optional().describe('text for people; absent: not there'),
  to: z.string().optional().describe('absent: removed'),
});

export const plannedWriteSchema = z.object({
  object: z.object({
    apiVersion: z.string(),
    kind: z.string(),
    plural: z.string(),
    namespace: z.string(),
    name: z.string(),
  }),
  subresource: z.enum(['status', 'scale']).optional(),
  type: z.enum(['merge', 'json']).describe('how the patch is to be read'),
  patch: z.unknown(),
  guard: z
    .object({ uid: z.string(), resourceVersion: z.string() })
    .describe('what the object was when it was planned for'),
  summary: z.string().describe('what it changes, one line'),
  changes: z
    .array(fieldChangeSchema)
    .optional()
    .describe('field by field; absent: the object has not been read for it'),
});

export const predictedShareSchema = z.object({
  revision: z.string(),
  percent: z.union([z.number().min(0).max(100), unknownSchema]),
  appearing: z
    .literal(true)
    .optional()
    .describe(
      'no such revision exists yet, and its controller may give it another name',
    ),
});

export const planRiskSchema = z.object({
  id: z.string().describe('stable, e.g. cold-start'),
  severity: severitySchema,
  detail: z.string().describe('one sentence'),
});

export const planSchema = z.object({
  service: z.string().describe('id'),
  action: planActionSchema,
  summary: z.string().describe('what will have happened, one sentence'),
  writes: z.array(plannedWriteSchema).describe('in this order'),
  before: z.array(predictedShareSchema),
  after: z
    .array(predictedShareSchema)
    .describe('programmed traffic once the controllers have acted'),
  risks: z.array(planRiskSchema),
  undo: z.string().describe('how to get back, one sentence'),
});

export const refusalSchema = z.object({
  service: z.string().describe('id'),
  action: planActionSchema,
  reason: z.string().describe('stable id, e.g. route-owned'),
  message: z.string().describe('why it would not do what it says'),
  instead: z.string().describe('what to do, one sentence'),
  change: z
    .array(plannedWriteSchema)
    .optional()
    .describe('the change to make where the object really comes from'),
});
