/** The wire format of what is checked before a canary is applied. */
import { z } from 'zod';
import { gpuFitSchema } from './gpuSchema';

export const preflightStateSchema = z.enum([
  'passed',
  'failed',
  'warning',
  'cannot-tell',
  'not-applicable',
]);

export const preflightCheckSchema = z.object({
  id: z.string().describe('stable, e.g. accelerators-fit'),
  title: z.string().describe('what is asked, in a few words'),
  state: preflightStateSchema,
  detail: z.string().describe('the answer, one sentence'),
  evidence: z.array(z.string()).describe('what it follows from'),
  fix: z.string().optional().describe('what to do, one sentence'),
});

/** Would the next version fit, route, load and be measurable? */
export const preflightReportSchema = z.object({
  apiVersion: z.literal('modeldeck.io/v1alpha1'),
  kind: z.literal('PreflightReport'),
  observedAt: z.string(),
  service: z.object({
    id: z.string(),
    cluster: z.string(),
    namespace: z.string(),
    kind: z.string(),
    name: z.string(),
  }),
  subject: z
    .enum(['manifest', 'service'])
    .describe(
      'what was looked at: a manifest as if it were applied, or what any next version of a service would meet',
    ),
  outcome: z
    .enum(['passed', 'warning', 'cannot-tell', 'failed'])
    .describe('of all checks: the worst of their states'),
  checks: z.array(preflightCheckSchema),
  fits: z
    .array(z.object({ pods: z.string(), fit: gpuFitSchema }))
    .describe('where the additional pods would go, by what they are'),
});
