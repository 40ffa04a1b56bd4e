/**
 * The wire format: what `kubectl model -o json`, the REST API and the portal exchange.
 *
 * Only the faces that receive JSON need the schemas at run time. The rest of the core imports
 * the types from `./types`, so that a bundle which never parses JSON does not carry zod.
 */
import { z } from 'zod';
import { canaryMetricSchema } from './canaryMetricSchema';

export const unknownSchema = z.object({
  unknown: z.string().describe('why it cannot be told'),
});

function known<T extends z.ZodType>(schema: T) {
  return z.union([schema, unknownSchema]);
}

export const acceleratorSchema = z.object({
  resource: z.string().describe('extended resource name, e.g. nvidia.com/gpu'),
  count: z.number().nonnegative(),
});

export const trafficShareSchema = known(
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
  node: known(z.string()),
  accelerators: z.array(acceleratorSchema),
  createdAt: known(z.string()),
});

export const revisionRoleSchema = z.enum([
  'stable',
  'canary',
  'candidate',
  'shadow',
  'retired',
]);

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

export const revisionSchema = z.object({
  name: z.string(),
  role: revisionRoleSchema,
  modelVersion: known(z.string()),
  storageUri: known(z.string()),
  replicas: z.object({
    wanted: known(z.number().int().nonnegative()),
    ready: known(z.number().int().nonnegative()),
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
  step: known(
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
  version: known(z.string()),
  url: known(z.string()),
});

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
    name: known(z.string()),
    version: known(z.string()),
    format: known(z.string()),
    storageUri: known(z.string()).describe('without credentials or query'),
  }),
  registry: known(registrySchema).describe('where the model is registered'),
  runtime: z.object({
    name: known(z.string()),
    protocol: known(z.string()).describe(
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
    min: known(z.number().int().nonnegative()),
    max: known(z.number().int().nonnegative()),
  }),
  accelerators: z.array(acceleratorSchema),
  owner: known(z.string()),
  system: known(z.string()),
  annotations: z
    .record(z.string(), z.string())
    .describe('of its objects, those that a catalogue entity carries too'),
  health: healthSchema,
  findings: z.array(findingSchema),
  createdAt: known(z.string()),
  observedAt: z.string(),
});

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
  version: known(z.string()),
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
