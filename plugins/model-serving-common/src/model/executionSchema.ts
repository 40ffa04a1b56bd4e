/** The wire format of planning and writing through the portal's backend. */
import { z } from 'zod';
import { planSchema, refusalSchema } from './planSchema';

const weights = z
  .record(z.string(), z.number())
  .describe('percent by revision name; together 100');

/** Longer than any of them may be; what they must be is a refusal's to say. */
const text = z.string().max(2_000);

export const canaryVersionSchema = z.object({
  storageUri: text.optional().describe('where the model lies'),
  image: text.optional().describe('where the model is part of the image'),
  label: text.optional().describe("the model's version"),
});

export const planRequestSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('promote'),
    full: z.boolean().optional().describe('past all that is left of steps'),
  }),
  z.object({ action: z.literal('rollback') }),
  z.object({ action: z.literal('pause') }),
  z.object({ action: z.literal('resume') }),
  z.object({ action: z.literal('set-weight'), weights }),
  z.object({
    action: z.literal('start-canary'),
    version: canaryVersionSchema,
    percent: z.number().describe('whole, of all requests'),
  }),
]);

export const planOutcomeSchema = z.union([
  z.object({ plan: planSchema }),
  z.object({ refusal: refusalSchema }),
]);

export const executeRequestSchema = z.object({
  request: planRequestSchema,
  plan: planSchema.describe(
    'what the user saw and confirmed: compared with a new plan, never written itself',
  ),
});

export const executionOutcomeSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('written'),
    plan: planSchema.describe('as it was written'),
  }),
  z.object({
    state: z
      .literal('changed')
      .describe('nothing was written: it would not have been what was seen'),
    outcome: planOutcomeSchema.describe('what there is to confirm now'),
  }),
]);

export const canaryControlSchema = z.discriminatedUnion('allowed', [
  z.object({ allowed: z.literal(true) }),
  z.object({
    allowed: z.literal(false),
    reason: z.string().describe('why not, and who can change that'),
  }),
]);
