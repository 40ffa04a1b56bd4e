import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  isUnknown,
  type PredictedShare,
  type Refusal,
  serviceId,
  type StartCanaryRequest,
} from '@modeldeck/plugin-model-serving-common';
import type {
  Caller,
  ModelServingBackend,
} from '../backend/ModelServingBackend';
import { startCanary } from './startCanary';

const EXAMPLE = `steps:
  - id: model
    action: model-serving:resolve-model
    input:
      uri: models:/fraud@champion
  - id: canary
    action: model-serving:start-canary
    input:
      service: west/fraud/inferenceservice/scorer
      version:
        storageUri: \${{ steps.model.output.storageUri }}
        label: \${{ steps.model.output.version }}
      percent: 5
`;

const BY_IMAGE = `steps:
  - id: canary
    action: model-serving:start-canary
    input:
      cluster: \${{ parameters.cluster }}
      namespace: \${{ parameters.namespace }}
      kind: Rollout
      name: ranker
      version:
        image: registry.example.com/ranker:4
      percent: 20
`;

const DEFAULT_PERCENT = 10;

/** `model-serving:start-canary`: tries a new version of a service with some of its requests. */
export function createStartCanaryAction({
  backend,
}: {
  backend: Pick<ModelServingBackend, 'plan' | 'execute' | 'service'>;
}) {
  return createTemplateAction({
    id: 'model-serving:start-canary',
    description:
      'Gives a new version of a service some of its requests, for whoever runs the template, as the platform starts a canary: planned, guarded and recorded as what is confirmed on the page of the service. What would not do what it says fails with the reason and what to do instead; a version that is being tried already is left as it is',
    examples: [
      { description: 'The champion of a model registry', example: EXAMPLE },
      {
        description: 'Where the model is part of the image',
        example: BY_IMAGE,
      },
    ],
    supportsDryRun: true,
    schema: {
      input: {
        service: z =>
          z
            .string()
            .min(1)
            .optional()
            .describe('Its id on the portal; or give the four that follow'),
        cluster: z => z.string().min(1).optional(),
        namespace: z => z.string().min(1).optional(),
        kind: z => z.string().min(1).optional().describe('As InferenceService'),
        name: z => z.string().min(1).optional(),
        version: z =>
          z
            .object({
              storageUri: z.string().min(1).optional(),
              image: z.string().min(1).optional(),
              label: z.string().min(1).optional(),
            })
            .describe(
              'storageUri, or image where the model is part of it; label is what the version is called',
            ),
        percent: z =>
          z
            .number()
            .int()
            .min(1)
            .max(50)
            .optional()
            .describe(
              `What it gets of the requests; ${DEFAULT_PERCENT} if not given`,
            ),
      },
      output: {
        started: z =>
          z
            .boolean()
            .describe(
              'False where it was being tried already, or in a dry run',
            ),
        summary: z => z.string(),
        before: z => z.array(z.record(z.any())).describe('Revision, percent'),
        after: z =>
          z
            .array(z.record(z.any()))
            .describe('Revision, percent, as it is predicted'),
        undo: z => z.string().describe('How to get back'),
      },
    },
    async handler(context) {
      const { input, output, logger, signal } = context;
      const { version, percent = DEFAULT_PERCENT } = input;
      const id = idOf(input);
      const request: StartCanaryRequest = {
        action: 'start-canary',
        version,
        percent,
      };
      const caller: Caller = {
        credentials: await context.getInitiatorCredentials(),
        signal,
      };
      const came = await startCanary({
        backend,
        id,
        request,
        caller,
        dryRun: context.isDryRun ?? false,
      });
      if (came.state === 'refused') {
        throw new ConflictError(whyNot(came.refusal));
      }
      const { state, summary, before, after, undo } = came;
      logger.info(`${state}: ${summary}. ${sharesText(after)}. ${undo}`);
      for (const risk of came.risks) {
        logger.warn(`${risk.id}: ${risk.detail}`);
      }
      output('started', state === 'written');
      output('summary', summary);
      output('before', before);
      output('after', after);
      output('undo', undo);
    },
  });
}

function idOf({
  service,
  cluster,
  namespace,
  kind,
  name,
}: {
  service?: string;
  cluster?: string;
  namespace?: string;
  kind?: string;
  name?: string;
}): string {
  if (service !== undefined) {
    return service;
  }
  if (!cluster || !namespace || !kind || !name) {
    throw new InputError(
      'Which service it is about was not said: give service, or cluster, namespace, kind and name',
    );
  }
  return serviceId({ cluster, namespace, kind, name });
}

function whyNot({ reason, message, instead }: Refusal): string {
  return `No canary was started: ${message} [${reason}]. Instead: ${instead}`;
}

function sharesText(shares: readonly PredictedShare[]): string {
  return shares
    .map(
      ({ revision, percent }) =>
        `${revision} ${isUnknown(percent) ? 'unknown' : `${percent} %`}`,
    )
    .join(', ');
}
