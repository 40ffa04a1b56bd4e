import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { GpuFit } from '@modeldeck/plugin-model-serving-common';
import type { ModelServingBackend } from '../backend/ModelServingBackend';

const ONE = `steps:
  - id: fit
    action: model-serving:fit
    input:
      namespace: \${{ parameters.namespace }}
      replicas: 2
      accelerators: [{resource: nvidia.com/gpu, count: 1}]
      product: a100
`;

const ADVICE = `steps:
  - id: fit
    action: model-serving:fit
    input:
      pool: \${{ parameters.pool }}
      replicas: 1
      accelerators: [{resource: nvidia.com/gpu, count: 4}]
      accept: ['no', cannot-tell]
output:
  text:
    - title: Where it fits
      content: \${{ steps.fit.output.next }}
`;

/** `model-serving:fit`: whether accelerators are free for a project's pods, as of now. */
export function createFitAction({
  backend,
}: {
  backend: Pick<ModelServingBackend, 'fit'>;
}) {
  return createTemplateAction({
    id: 'model-serving:fit',
    description:
      'Checks whether so many pods with accelerators find room now, for whoever runs the template; fails if not',
    examples: [
      { description: 'Two pods with an A100 each', example: ONE },
      { description: 'Advice, whatever it is', example: ADVICE },
    ],
    supportsDryRun: true,
    schema: {
      input: {
        cluster: z => z.string().optional().describe('Any if not given'),
        namespace: z => z.string().optional().describe('Whose quotas count'),
        queue: z =>
          z.string().optional().describe('ClusterQueue that has to admit'),
        replicas: z => z.number().int().positive().describe('How many pods'),
        accelerators: z =>
          z
            .array(z.object({ resource: z.string(), count: z.number().min(0) }))
            .min(1)
            .describe('Of one pod, e.g. nvidia.com/gpu'),
        product: z => z.string().optional().describe('A part of its name'),
        pool: z => z.string().optional().describe('Id or name'),
        cpu: z => z.number().min(0).optional().describe('Cores of one pod'),
        memoryBytes: z => z.number().min(0).optional().describe('Of one pod'),
        nodeSelector: z => z.record(z.string()).optional(),
        tolerations: z =>
          z
            .union([
              z.literal('any'),
              z.array(
                z.object({
                  key: z.string().optional(),
                  operator: z.enum(['Exists', 'Equal']).optional(),
                  value: z.string().optional(),
                  effect: z.string().optional(),
                }),
              ),
            ])
            .optional(),
        accept: z =>
          z
            .array(z.enum(['no', 'cannot-tell']))
            .optional()
            .describe('Answers besides "yes" with which the task goes on'),
      },
      output: {
        fits: z => z.enum(['yes', 'no', 'cannot-tell']),
        replicasPlaced: z => z.number(),
        placements: z =>
          z.array(z.record(z.any())).describe('Cluster, pool, node, replicas'),
        reasons: z => z.array(z.string()).describe('Why the rest does not fit'),
        next: z => z.string().describe('What to do, one sentence'),
      },
    },
    async handler({ input, output, logger, signal, getInitiatorCredentials }) {
      const { accept = [], ...request } = input;
      const credentials = await getInitiatorCredentials();
      const fit = await backend.fit(request, { credentials, signal });
      const { fits, replicasPlaced, placements, reasons, next } = fit;
      if (fits !== 'yes' && !accept.includes(fits)) {
        throw new ConflictError(sentenceOf(fit));
      }
      logger.info(sentenceOf(fit));
      output('fits', fits);
      output('replicasPlaced', replicasPlaced);
      output('placements', placements);
      output(
        'reasons',
        reasons.map(({ detail }) => detail),
      );
      output('next', next);
    },
  });
}

const ANSWERS: Readonly<Record<GpuFit['fits'], string>> = {
  yes: 'The pods fit',
  no: 'The pods do not fit',
  'cannot-tell': 'Whether the pods fit cannot be told',
};

function sentenceOf({
  fits,
  request,
  replicasPlaced,
  reasons,
  next,
}: GpuFit): string {
  return [
    `${ANSWERS[fits]}: there is room for ${replicasPlaced} of ${request.replicas}`,
    ...reasons.map(({ detail }) => detail),
    next,
  ].join('; ');
}
