/** The wire format of a list of services, with what could not be read of their clusters. */
import { z } from 'zod';
import { knownSchema } from './knownSchema';
import { modelServiceSchema } from './schema';

export const gapSchema = z.object({
  resource: z
    .string()
    .describe('plural.group, e.g. inferenceservices.serving.kserve.io'),
  namespace: z.string().optional().describe('absent: in every namespace'),
  state: z.enum(['absent', 'forbidden', 'failed']),
  reason: z.string(),
  consequence: z.string().describe('what cannot be told because of it'),
});

export const clusterStateSchema = z.object({
  name: z.string(),
  version: knownSchema(z.string()),
  reachable: z.boolean(),
  staleSince: z
    .string()
    .optional()
    .describe('the services are the last known ones since then'),
  error: z.string().optional(),
  gaps: z.array(gapSchema),
});

export const modelServiceListSchema = z.object({
  apiVersion: z.literal('modeldeck.io/v1alpha1'),
  kind: z.literal('ModelServiceList'),
  observedAt: z.string(),
  clusters: z.array(clusterStateSchema),
  items: z.array(modelServiceSchema),
});
