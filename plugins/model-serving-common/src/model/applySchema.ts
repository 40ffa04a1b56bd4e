/** The wire format of putting the manifests of a service into a cluster. */
import { z } from 'zod';

/** More than the manifests of a service are those of a platform. @public */
export const MOST_APPLIED_DOCUMENTS = 30;

/** Manifests as far as it has to be known of them what they are. */
export const manifestDocumentsSchema = z
  .array(
    z.looseObject({
      apiVersion: z.string(),
      kind: z.string(),
      metadata: z.looseObject({
        name: z.string().min(1),
        namespace: z.string().optional(),
      }),
    }),
  )
  .min(1);

export const applyRequestSchema = z.object({
  cluster: z.string().min(1).describe('as the portal names it'),
  namespace: z.string().min(1).describe('of all the documents'),
  documents: manifestDocumentsSchema.max(MOST_APPLIED_DOCUMENTS),
  dryRun: z
    .boolean()
    .optional()
    .describe('the cluster judges every document and keeps none'),
  acceptMissing: z
    .boolean()
    .optional()
    .describe(
      'goes on without the kinds of a monitoring stack or KEDA where the cluster has none',
    ),
});

export const appliedObjectSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  outcome: z
    .enum(['created', 'changed', 'unchanged', 'skipped'])
    .describe('skipped: the cluster has no use for it'),
  reason: z.string().optional().describe('why it was skipped'),
});

/** Only where all of it was applied: whatever was not is an error that says how far it came. */
export const applyReportSchema = z.object({
  apiVersion: z.literal('modeldeck.io/v1alpha1'),
  kind: z.literal('ApplyReport'),
  dryRun: z.boolean().describe('nothing was kept: so it would be'),
  service: z
    .object({
      id: z.string(),
      cluster: z.string(),
      namespace: z.string(),
      kind: z.string(),
      name: z.string(),
    })
    .describe('the model service that the documents make'),
  objects: z
    .array(appliedObjectSchema)
    .describe('in the order that they were applied in'),
});
