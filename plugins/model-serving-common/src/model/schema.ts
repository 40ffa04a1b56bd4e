/**
 * The wire format: what `kubectl model -o json`, the REST API and the portal exchange.
 *
 * Only the faces that receive JSON need the schemas at run time. The rest of the core imports
 * the types from `./types`, so that a bundle which never parses JSON does not carry zod.
 */
import { z } from 'zod';
import { canaryMetricSchema } from './canaryMetricSchema';
import { findingSchema } from './findingSchema';
import { graphSchema } from './graphSchema';
import { knownSchema } from './knownSchema';
import { acceleratorSchema, podSchema, revisionSchema } from './revisionSchema';

export const componentSchema = z.object({
  name: z.string(),
  kind: z.enum([
    'transformer',
    'explainer',
    'router',
    'scheduler',
    'gateway',
    'server',
    'cache',
  ]),
  replicas: revisionSchema.shape.replicas,
  pods: z.array(podSchema),
  accelerators: z.array(acceleratorSchema),
  sharedBy: z
    .array(z.string())
    .describe(
      "ids of the services that it works for, when it is more than this one: its accelerators are then nobody's alone",
    ),
  sharedByOmitted: z
    .number()
    .int()
    .nonnegative()
    .optional()
    .describe('services beyond those that `sharedBy` names'),
});

export const rolloutCheckSchema = z.object({
  name: z.string(),
  phase: z.string().describe('as the controller says it, e.g. Running'),
  message: z.string(),
});

export const rolloutSchema = z.object({
  controller: z.string().describe('what moves the traffic, e.g. Argo Rollouts'),
  strategy: z.string().describe('e.g. canary or blue-green'),
  phase: z.string().describe('as the controller says it, e.g. Paused'),
  message: z.string(),
  step: knownSchema(
    z.object({
      index: z.number().int().nonnegative().describe('steps that are done'),
      count: z.number().int().nonnegative(),
      title: z.string().describe('the one it is at, e.g. "set weight 40 %"'),
    }),
  ),
  paused: z.string().optional().describe('why it waits, where it does'),
  aborted: z.boolean(),
  checks: z.array(rolloutCheckSchema),
});

export const recognitionSchema = z.object({
  rule: z
    .string()
    .describe('`kind`, `label`, or the name of a configured rule'),
  detail: z.string().describe('what matched, one sentence'),
});

export const registrySchema = z.object({
  system: z.string().describe('e.g. MLflow or Hugging Face'),
  model: z.string(),
  version: knownSchema(z.string()),
  url: knownSchema(z.string()),
});

export const healthStatusSchema = z.enum([
  'healthy',
  'idle',
  'stopped',
  'progressing',
  'degraded',
  'failed',
  'unknown',
]);

export const healthSchema = z.object({
  status: healthStatusSchema,
  reason: z.string().describe('CamelCase, from the platform where it has one'),
  message: z.string().describe('one sentence'),
});

export const endpointSchema = z.object({
  url: z.string(),
  reach: z.enum(['external', 'cluster']),
});

export const objectRefSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
});

export const givenPolicySchema = z.object({
  rule: z.enum(['evidence', 'threshold']).optional(),
  errorBudget: z.number().optional(),
  toleratedRatio: z.number().optional(),
  unacceptableRatio: z.number().optional(),
  latencyObjective: z
    .object({ quantile: z.number(), seconds: z.number() })
    .optional(),
  minimumSeconds: z.number().optional(),
  maximumSeconds: z.number().optional(),
  minimumRequests: z.number().optional(),
  burnInSeconds: z.number().optional(),
  required: z.array(canaryMetricSchema).readonly().optional(),
  autoRollback: z.boolean().optional(),
  meansSuffice: z.boolean().optional(),
});

export const modelServiceSchema = z.object({
  id: z
    .string()
    .describe(
      'cluster/namespace/kind/name, each part percent-encoded; stable over restarts',
    ),
  cluster: z.string(),
  namespace: z.string(),
  kind: z.string(),
  name: z.string(),
  platform: z.string().describe('id of the serving platform, e.g. kserve'),
  mode: z
    .string()
    .describe('how the platform runs it, e.g. Knative or Standard'),
  objects: z
    .array(objectRefSchema)
    .describe('the objects a user edits to change this service'),
  model: z.object({
    name: knownSchema(z.string()),
    version: knownSchema(z.string()),
    format: knownSchema(z.string()),
    storageUri: knownSchema(z.string()).describe(
      'without credentials or query',
    ),
  }),
  registry: knownSchema(registrySchema).describe(
    'where the model is registered',
  ),
  runtime: z.object({
    name: knownSchema(z.string()),
    protocol: knownSchema(z.string()).describe(
      'v1, v2, grpc-v1, grpc-v2, openai, seldon, tensorflow, or what the platform calls it',
    ),
  }),
  recognisedBy: recognitionSchema.describe('why it is a model service'),
  revisions: z.array(revisionSchema),
  components: z
    .array(componentSchema)
    .describe('what runs beside the revisions and takes part in each request'),
  graph: graphSchema
    .optional()
    .describe('what every request passes through, whichever the revision'),
  canaryPolicy: givenPolicySchema
    .optional()
    .describe('what its annotations demand of a canary'),
  rollout: rolloutSchema
    .optional()
    .describe('how far a controller has come with a new revision'),
  endpoints: z.array(endpointSchema),
  scaling: z.object({
    min: knownSchema(z.number().int().nonnegative()),
    max: knownSchema(z.number().int().nonnegative()),
  }),
  accelerators: z.array(acceleratorSchema),
  owner: knownSchema(z.string()),
  system: knownSchema(z.string()),
  annotations: z
    .record(z.string(), z.string())
    .describe('of its objects, those that a catalogue entity carries too'),
  health: healthSchema,
  findings: z.array(findingSchema),
  createdAt: knownSchema(z.string()),
  observedAt: z.string(),
});
