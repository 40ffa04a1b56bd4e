import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  AppliedObject,
  ApplyReport,
} from '@modeldeck/plugin-model-serving-common';
import {
  buildKustomization,
  type Timing,
} from '@modeldeck/plugin-model-serving-node';
import { normalize } from 'node:path/posix';
import type { ModelServingBackend } from '../backend/ModelServingBackend';
import { asInputError } from './asInputError';
import { untilHealthy } from './untilHealthy';
import { workspaceFiles } from './workspaceFiles';

const EXAMPLE = `steps:
  - id: deploy
    action: model-serving:deploy
    input:
      cluster: \${{ parameters.cluster }}
      namespace: \${{ parameters.namespace }}
`;

const WAITING = `steps:
  - id: deploy
    action: model-serving:deploy
    input:
      cluster: west
      namespace: fraud
      folder: deploy/base
      acceptMissing: true
      wait: true
      timeoutSeconds: 1200
output:
  links:
    - title: The service
      url: \${{ steps.deploy.output.url }}
`;

const DEFAULT_FOLDER = 'deploy/base';
const DEFAULT_TIMEOUT_SECONDS = 600;

export interface DeployActionOptions {
  backend: Pick<ModelServingBackend, 'apply' | 'service'>;
  timing: Timing;
  /** where people reach the portal; absent: no link can be told */
  appUrl?: string;
}

/** `model-serving:deploy`: starts the first version of a project in a cluster. */
export function createDeployAction(options: DeployActionOptions) {
  const { backend, timing, appUrl } = options;
  return createTemplateAction({
    id: 'model-serving:deploy',
    description:
      'Applies what a Kustomize folder of the workspace builds to a cluster, for whoever runs the template: by server-side apply, without force, all of it judged before any of it is written. Taken again, it changes nothing',
    examples: [
      { description: 'The first version of a project', example: EXAMPLE },
      { description: 'Until it answers requests', example: WAITING },
    ],
    supportsDryRun: true,
    schema: {
      input: {
        cluster: z => z.string().min(1).describe('As the portal names it'),
        namespace: z => z.string().min(1).describe('Of all the manifests'),
        folder: z =>
          z
            .string()
            .optional()
            .describe(
              `Folder with a kustomization.yaml; ${DEFAULT_FOLDER} if not given`,
            ),
        acceptMissing: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Goes on without monitoring or KEDA where the cluster has none',
            ),
        wait: z =>
          z
            .boolean()
            .optional()
            .describe('Until the service is healthy, or fails'),
        timeoutSeconds: z =>
          z
            .number()
            .int()
            .positive()
            .optional()
            .describe(
              `How long that is waited for; ${DEFAULT_TIMEOUT_SECONDS} if not given`,
            ),
      },
      output: {
        service: z => z.string().describe('Its id on the portal'),
        objects: z =>
          z
            .array(
              z.object({
                kind: z.string(),
                name: z.string(),
                outcome: z.enum(['created', 'changed', 'unchanged', 'skipped']),
                reason: z.string().optional(),
              }),
            )
            .describe('In the order that they were applied in'),
        url: z => z.string().optional().describe('The page of the service'),
      },
    },
    async handler(context) {
      const { input, output, workspacePath, logger, signal } = context;
      const { folder = DEFAULT_FOLDER, cluster, namespace } = input;
      const documents = await asInputError(async () =>
        buildKustomization(
          await workspaceFiles(workspacePath, [topOf(folder)]),
          folder,
        ),
      );
      const caller = {
        credentials: await context.getInitiatorCredentials(),
        signal,
      };
      const report = await backend.apply(
        {
          cluster,
          namespace,
          documents,
          acceptMissing: input.acceptMissing,
          dryRun: context.isDryRun ?? false,
        },
        caller,
      );
      for (const object of report.objects) {
        logger.info(lineOf(object, report));
      }
      const { id } = report.service;
      output('service', id);
      output(
        'objects',
        report.objects.map(({ kind, name, outcome, reason }) => ({
          kind,
          name,
          outcome,
          ...(reason !== undefined && { reason }),
        })),
      );
      if (appUrl !== undefined) {
        output('url', `${appUrl.replace(/\/+$/, '')}/models/${id}`);
      }
      if (input.wait && !report.dryRun) {
        await untilHealthy({
          service: report.service,
          read: () => backend.service(id, caller),
          timing,
          timeoutMs: 1000 * (input.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS),
          tell: message => logger.info(message),
          signal,
        });
      }
    },
  });
}

/** What a kustomization refers to is in the same folder at the top of the project. */
function topOf(folder: string): string {
  const [top = '.'] = normalize(folder).split('/');
  return top;
}

function lineOf(
  { kind, name, outcome, reason }: AppliedObject,
  { dryRun, service: { cluster, namespace } }: ApplyReport,
): string {
  const verb = dryRun && outcome !== 'unchanged' ? 'would be ' : '';
  const place = `${kind}/${name} in ${cluster}/${namespace}`;
  return `${place}: ${verb}${outcome}${reason ? `: ${reason}` : ''}`;
}
