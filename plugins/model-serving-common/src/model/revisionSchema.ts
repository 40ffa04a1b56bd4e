/** The wire format of revisions: which version it is, what runs it and which requests it gets. */
import { z } from 'zod';
import { graphSchema } from './graphSchema';
import { knownSchema } from './knownSchema';

export const acceleratorSchema = z.object({
  resource: z.string().describe('extended resource name, e.g. nvidia.com/gpu'),
  count: z.number().nonnegative(),
});

export const trafficShareSchema = knownSchema(
  z.object({
    percent: z.number().min(0).max(100),
    source: z.string().describe('the field or object the share was read from'),
  }),
);

export const trafficSchema = z.object({
  declared: trafficShareSchema.describe('what the spec asks for'),
  programmed: trafficShareSchema.describe('what the routing object holds'),
  observed: trafficShareSchema.describe('what metrics saw'),
});

export const podSchema = z.object({
  name: z.string(),
  state: z
    .string()
    .describe('as `kubectl get pods` prints it, e.g. CrashLoopBackOff'),
  ready: z.boolean(),
  restarts: z.number().int().nonnegative(),
  node: knownSchema(z.string()),
  accelerators: z.array(acceleratorSchema),
  claims: z
    .array(z.string())
    .optional()
    .describe(
      'names that it has for the claims it gets devices by (DRA); what they hold is not among its accelerators',
    ),
  createdAt: knownSchema(z.string()),
});

export const revisionRoleSchema = z.enum([
  'stable',
  'canary',
  'candidate',
  'shadow',
  'retired',
]);

export const revisionSchema = z.object({
  name: z.string(),
  role: revisionRoleSchema,
  modelVersion: knownSchema(z.string()),
  storageUri: knownSchema(z.string()),
  replicas: z.object({
    wanted: knownSchema(z.number().int().nonnegative()),
    ready: knownSchema(z.number().int().nonnegative()),
  }),
  pods: z.array(podSchema),
  traffic: trafficSchema,
  accelerators: z
    .array(acceleratorSchema)
    .describe('requested by the pods of this revision, summed by resource'),
  graph: graphSchema
    .optional()
    .describe('what a request to this revision passes through'),
});
