/**
 * The wire format of accelerators: what node pools have, who holds it, what of it is used, and
 * what would fit.
 */
import { z } from 'zod';
import { findingSchema } from './findingSchema';
import { clusterStateSchema } from './fleetSchema';
import { gpuPoolIdentitySchema } from './gpuPoolSchema';
import { knownSchema } from './knownSchema';
import { acceleratorSchema, trafficShareSchema } from './revisionSchema';

const API_VERSION = z.literal('modeldeck.io/v1alpha1');
const amount = z.number().nonnegative();

/**
 * How one unit of a resource relates to the hardware. Amounts of two modes, or of two resource
 * names, are never added: a shared GPU is one device that is counted several times.
 */
export const gpuModeSchema = z.enum(['whole', 'shared', 'slice', 'claimed']);

/**
 * Units of one resource and product: of a node, or summed over a pool. Always
 * `capacity = allocated + free + unhealthy + unschedulable`.
 */
export const gpuAmountsSchema = z.object({
  resource: z
    .string()
    .describe('extended resource name; of claimed devices the driver'),
  product: knownSchema(z.string()).describe('e.g. NVIDIA-A100-SXM4-80GB'),
  mode: gpuModeSchema.describe(
    'whole devices, one device offered several times, parts of devices (MIG), or devices given out by claims (DRA)',
  ),
  memoryMiB: knownSchema(amount).describe('of one unit'),
  capacity: amount.describe('what the nodes say they have'),
  allocated: amount.describe(
    'of the capacity, held by pods that a node was chosen for and that have not ended',
  ),
  free: amount.describe('held by nobody, healthy, on nodes that take pods'),
  unhealthy: amount.describe(
    'held by nobody, and not offered: capacity that is not allocatable',
  ),
  unschedulable: amount.describe(
    'held by nobody, on nodes that take no pods: cordoned or not ready',
  ),
  overcommitted: amount.describe(
    'held beyond the capacity: the node counts less than its pods hold',
  ),
  used: knownSchema(amount).describe(
    'units kept busy on average over the window, of those held',
  ),
  idleHeld: knownSchema(amount).describe(
    'held, and below the idle threshold for as long as the settings ask for',
  ),
  fits: z
    .array(z.object({ perPod: z.number().positive(), pods: amount }))
    .describe(
      'how many pods that ask for this many units would find a node with as many free',
    ),
});

export const capacityTypeSchema = z.enum(['on-demand', 'spot', 'reserved']);

/** What waits for accelerators: pods that no node was chosen for. */
export const gpuDemandSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  name: z.string().describe('of the pod, or of the Kueue workload'),
  kind: z.enum(['Pod', 'Workload']),
  accelerators: z.array(acceleratorSchema),
  since: knownSchema(z.string()),
  pools: z
    .array(z.string())
    .describe('ids of the pools whose labels and taints it could run with'),
  reason: knownSchema(z.string()).describe('what the scheduler says'),
  service: z.string().optional().describe('id of the model service'),
  revision: z.string().optional(),
});

/** A pool with what it has; identity and state are read together. */
export const gpuPoolSchema = gpuPoolIdentitySchema.extend({
  role: knownSchema(z.string()).describe(
    'what it is kept for, e.g. system, training, serving, monitoring',
  ),
  capacityTypes: z
    .array(capacityTypeSchema)
    .describe('of its nodes; empty: no label tells'),
  amounts: z.array(gpuAmountsSchema),
  nodeCount: z.number().int().nonnegative(),
  unavailableNodes: z
    .number()
    .int()
    .nonnegative()
    .describe('cordoned or not ready'),
  demand: z
    .array(acceleratorSchema)
    .describe(
      'asked for by waiting pods that could run here; other pools may serve them too',
    ),
  problems: z
    .array(z.string())
    .describe('why a number here is less than the truth, one sentence each'),
});

export const gpuHolderClassSchema = z.enum([
  'serving',
  'training',
  'notebook',
  'other',
]);

/** A pod that holds accelerators, and on whose behalf. */
export const gpuHolderSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  pod: z.string(),
  node: z.string(),
  pool: knownSchema(z.string()).describe('id; unknown where the node is gone'),
  class: gpuHolderClassSchema,
  owner: z
    .string()
    .optional()
    .describe('kind/name of what made it, e.g. Job/train-7, PyTorchJob/bert'),
  service: z.string().optional().describe('id of the model service'),
  revision: z.string().optional(),
  traffic: trafficShareSchema
    .optional()
    .describe('programmed for the revision; of pods of a model service'),
  accelerators: z.array(acceleratorSchema),
  claims: z
    .array(z.string())
    .describe('names of the ResourceClaims it holds devices by'),
  since: knownSchema(z.string()),
  used: knownSchema(z.number().min(0).max(1)).describe(
    'mean utilization of its devices over the window',
  ),
  idleSeconds: knownSchema(amount).describe(
    'how long none of its devices was above the idle threshold',
  ),
});

/** Use of one device, or of one slice of it, as telemetry tells. */
export const gpuDeviceSchema = z.object({
  id: z.string().describe('UUID where there is one, else its index'),
  index: z.string().optional(),
  product: knownSchema(z.string()),
  profile: z.string().optional().describe('of a MIG slice, e.g. 3g.40gb'),
  utilization: knownSchema(z.number().min(0).max(1)),
  memoryUsedMiB: knownSchema(amount),
  memoryMiB: knownSchema(amount),
  temperatureCelsius: knownSchema(z.number()),
  powerWatts: knownSchema(amount),
  idleSeconds: knownSchema(amount),
  pods: z
    .array(z.object({ namespace: z.string(), name: z.string() }))
    .describe('that telemetry or claims name; several share a device'),
});

export const gpuNodeSchema = z.object({
  cluster: z.string(),
  name: z.string(),
  pool: z.string().describe('id'),
  instanceType: knownSchema(z.string()),
  capacityType: knownSchema(capacityTypeSchema),
  available: z.boolean().describe('whether new pods may come'),
  unavailableReason: z.string().optional(),
  taints: z.array(
    z.object({ key: z.string(), value: z.string(), effect: z.string() }),
  ),
  amounts: z.array(gpuAmountsSchema),
  devices: knownSchema(z.array(gpuDeviceSchema)),
});

/** How much more a namespace may ask for, by one limit. */
export const gpuQuotaSchema = z.object({
  cluster: z.string(),
  namespace: z.string().optional().describe('absent: of a queue'),
  kind: z.enum(['ResourceQuota', 'ClusterQueue']),
  name: z.string(),
  resource: z.string(),
  flavor: z.string().optional().describe('of a ClusterQueue'),
  namespaces: z
    .array(z.string())
    .optional()
    .describe('of a ClusterQueue: with a LocalQueue that leads to it'),
  limit: knownSchema(amount).describe('with what may be borrowed'),
  used: knownSchema(amount),
  headroom: knownSchema(amount),
});

/** A rule of the company that is broken: a finding, with who breaks it and since when. */
export const gpuViolationSchema = findingSchema.extend({
  cluster: z.string(),
  pool: z.string().optional().describe('id'),
  policy: z.string().describe('name of the configured rule'),
  namespace: z.string().optional(),
  service: z.string().optional().describe('id of the model service'),
  who: knownSchema(z.string()).describe('owner of the service, or the pod’s'),
  since: knownSchema(z.string()),
});

/** What the accelerators of one revision cost, by the configured prices. */
export const gpuCostSchema = z.object({
  perHour: amount,
  currency: z.string(),
  idlePerHour: knownSchema(amount).describe('of it, for devices left idle'),
});

/** The accelerators of one model service, by revision. */
export const gpuServiceSchema = z.object({
  service: z.string().describe('id'),
  cluster: z.string(),
  namespace: z.string(),
  name: z.string(),
  kind: z.string(),
  owner: z.string().optional(),
  revisions: z.array(
    z.object({
      revision: z
        .string()
        .describe('empty: of components that no revision has alone'),
      role: z.string(),
      traffic: trafficShareSchema,
      accelerators: z.array(acceleratorSchema),
      pools: z.array(z.string()),
      used: knownSchema(z.number().min(0).max(1)),
      idleSeconds: knownSchema(amount),
      heldForNothing: z
        .string()
        .optional()
        .describe('why these accelerators serve nobody, one sentence'),
      cost: knownSchema(gpuCostSchema),
    }),
  ),
});

/** What one model service holds of accelerators. */
export const serviceGpusSchema = z.object({
  service: gpuServiceSchema.optional().describe('absent: it holds none'),
  holders: z.array(gpuHolderSchema),
});

/** All that is told of accelerators at once; every face shows a part of it. */
export const gpuReportSchema = z.object({
  apiVersion: API_VERSION,
  kind: z.literal('GpuReport'),
  observedAt: z.string(),
  windowSeconds: amount.describe('that use and idleness are told over'),
  telemetry: knownSchema(z.string()).describe(
    'where use was read from; unknown: why it cannot be told',
  ),
  clusters: z.array(clusterStateSchema),
  pools: z.array(gpuPoolSchema),
  nodes: z.array(gpuNodeSchema),
  holders: z.array(gpuHolderSchema),
  services: z.array(gpuServiceSchema),
  demand: z.array(gpuDemandSchema),
  quotas: z.array(gpuQuotaSchema),
  violations: z.array(gpuViolationSchema),
  problems: z
    .array(z.string())
    .describe('what could not be counted, one sentence each'),
});

export const tolerationSchema = z.object({
  key: z.string().optional(),
  operator: z.enum(['Exists', 'Equal']).optional(),
  value: z.string().optional(),
  effect: z.string().optional(),
});

/** "Will so many pods like this fit?" */
export const gpuFitRequestSchema = z.object({
  cluster: z.string().optional().describe('absent: any cluster'),
  namespace: z.string().optional().describe('whose quotas count'),
  queue: z
    .string()
    .optional()
    .describe('ClusterQueue that has to admit the pods; absent: none has to'),
  replicas: z.number().int().positive(),
  accelerators: z.array(acceleratorSchema).describe('of one pod'),
  product: z
    .string()
    .optional()
    .describe('only nodes whose product contains this, any case'),
  pool: z.string().optional().describe('id or name'),
  cpu: amount.optional().describe('cores of one pod'),
  memoryBytes: amount.optional().describe('of one pod'),
  nodeSelector: z.record(z.string(), z.string()).optional(),
  tolerations: z
    .union([z.array(tolerationSchema), z.literal('any')])
    .optional()
    .describe('"any": whatever the node is tainted with'),
});

export const gpuFitReasonSchema = z.object({
  code: z.enum([
    'accelerators',
    'product',
    'pool',
    'taint',
    'selector',
    'cpu',
    'memory',
    'pods',
    'unavailable',
    'quota',
    'unread',
  ]),
  nodes: z.number().int().nonnegative().describe('it keeps pods away from'),
  detail: z.string().describe('one sentence'),
});

export const gpuFitSchema = z.object({
  apiVersion: API_VERSION,
  kind: z.literal('GpuFit'),
  observedAt: z.string(),
  request: gpuFitRequestSchema,
  fits: z
    .enum(['yes', 'no', 'cannot-tell'])
    .describe('cannot-tell: something that decides was not read'),
  replicasPlaced: z.number().int().nonnegative(),
  placements: z.array(
    z.object({
      cluster: z.string(),
      pool: z.string().describe('id'),
      node: z.string(),
      replicas: z.number().int().positive(),
    }),
  ),
  reasons: z.array(gpuFitReasonSchema).describe('why the rest does not fit'),
  next: z.string().describe('what to do, one sentence'),
});

/** A pool's past, as it was sampled. */
export const gpuHistorySchema = z.object({
  apiVersion: API_VERSION,
  kind: z.literal('GpuHistory'),
  cluster: z.string(),
  pool: z.string().describe('id'),
  series: z.array(
    z.object({
      resource: z.string(),
      mode: gpuModeSchema
        .optional()
        .describe('units of two modes are two series'),
      stepSeconds: z.number().positive(),
      points: z
        .array(
          z.object({
            at: z.string().describe('begin of the step'),
            capacity: amount,
            allocated: amount,
            free: amount,
            used: knownSchema(amount),
            idleHeld: knownSchema(amount),
            demand: amount,
          }),
        )
        .describe('oldest first; steps that nobody sampled are absent'),
    }),
  ),
});
