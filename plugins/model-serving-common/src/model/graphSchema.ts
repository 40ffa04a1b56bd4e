/** The wire format of graphs: what a request passes through. */
import { z } from 'zod';

export const graphNodeSchema = z.object({
  id: z.string().describe('unique within the graph'),
  title: z.string(),
  kind: z.enum([
    'model',
    'transformer',
    'output-transformer',
    'combiner',
    'router',
    'ab-test',
    'bandit',
    'splitter',
    'switch',
    'ensemble',
    'sequence',
    'explainer',
    'input',
    'output',
    'external',
    'unknown',
  ]),
  detail: z.string().optional().describe('e.g. the pre-packaged server'),
  service: z
    .string()
    .optional()
    .describe('id of the model service that answers there'),
});

export const graphEdgeSchema = z.object({
  from: z.string(),
  to: z.string(),
  percent: z.number().min(0).max(100).optional(),
  condition: z.string().optional(),
});

export const graphSchema = z.object({
  nodes: z
    .array(graphNodeSchema)
    .describe('in the order a reader meets them, the entry first'),
  edges: z.array(graphEdgeSchema),
  omitted: z
    .number()
    .int()
    .nonnegative()
    .describe('nodes beyond those that are told of'),
});
