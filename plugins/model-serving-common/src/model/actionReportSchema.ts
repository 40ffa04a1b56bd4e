/** The wire format of what the terminal tells scripts of a verb that moves traffic. */
import { z } from 'zod';
import {
  planActionSchema,
  planSchema,
  predictedShareSchema,
  refusalSchema,
} from './planSchema';

export const actionStateSchema = z
  .enum([
    'refused',
    'planned',
    'accepted',
    'declined',
    'written',
    'reached',
    'cannot-verify',
    'failed',
    'gone',
    'timed-out',
  ])
  .describe(
    'planned: nothing was to be sent; accepted: the API server would take it, and was asked to keep nothing; declined: by the user; written: nobody waited for the traffic; reached: the traffic is as predicted; the others tell why it is not, or why that is not known',
  );

export const actionOutcomeSchema = z.object({
  state: actionStateSchema,
  detail: z.string().describe('one sentence for people'),
  now: z
    .array(predictedShareSchema)
    .optional()
    .describe('programmed traffic as last seen'),
});

/** What `-o json` prints of promote, rollback, set-weight, pause and resume. */
export const actionReportSchema = z.object({
  apiVersion: z.literal('modeldeck.io/v1alpha1'),
  kind: z.literal('ActionReport'),
  service: z.string().describe('id'),
  action: planActionSchema,
  plan: planSchema.optional().describe('absent: it was refused'),
  refusal: refusalSchema.optional(),
  outcome: actionOutcomeSchema,
});
