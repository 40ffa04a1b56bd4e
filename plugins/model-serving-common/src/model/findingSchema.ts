/** The wire format of findings: what is wrong, how it is known and what to do. */
import { z } from 'zod';

export const severitySchema = z.enum(['error', 'warning', 'info']);

export const evidenceSchema = z.object({
  source: z.enum(['condition', 'container', 'event', 'field', 'route', 'log']),
  subject: z.string().describe('kind/name the evidence was read from'),
  detail: z.string(),
});

export const findingSchema = z.object({
  rule: z.string().describe('stable id, e.g. pod-crash-loop'),
  severity: severitySchema,
  subject: z.string().describe('kind/name of the object it is about'),
  cause: z.string().describe('one sentence'),
  evidence: z.array(evidenceSchema),
  fix: z.string().describe('what to do next'),
  docs: z.string().optional(),
});
