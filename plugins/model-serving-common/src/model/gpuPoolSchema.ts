import { z } from 'zod';
import { clusterStateSchema } from './fleetSchema';

/** Who a GPU pool is; how much of it is free is another question. */
export const gpuPoolIdentitySchema = z.object({
  id: z
    .string()
    .describe(
      'cluster/label key/name, each part percent-encoded; stable while the label is',
    ),
  cluster: z.string(),
  name: z.string(),
  labelKey: z
    .string()
    .optional()
    .describe(
      'the node label whose value is the name; absent: grouped by product and instance type',
    ),
  products: z.array(z.string()).describe('e.g. NVIDIA-A100-SXM4-80GB'),
  accelerators: z.array(z.string()).describe('extended resource names'),
  nodes: z.array(z.string()),
});

export const gpuPoolListSchema = z.object({
  apiVersion: z.literal('modeldeck.io/v1alpha1'),
  kind: z.literal('GpuPoolList'),
  observedAt: z.string(),
  clusters: z
    .array(clusterStateSchema)
    .describe('with a gap where the nodes cannot be read'),
  items: z.array(gpuPoolIdentitySchema),
});
