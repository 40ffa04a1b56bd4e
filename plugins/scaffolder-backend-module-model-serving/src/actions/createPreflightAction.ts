import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { PreflightReport } from '@modeldeck/plugin-model-serving-common';
import type { ModelServingBackend } from '../backend/ModelServingBackend';
import { asInputError } from './asInputError';
import { manifestDocuments } from './manifestDocuments';

const EXAMPLE = `steps:
  - id: preflight
    action: model-serving:preflight
    input:
      cluster: \${{ parameters.cluster }}
      namespace: \${{ parameters.namespace }}
      folders: [deploy/base]
      accept: [cannot-tell]
`;

const DEFAULT_FOLDERS: readonly string[] = ['deploy/base'];

/** `model-serving:preflight`: what a project's manifests would meet in a cluster, as of now. */
export function createPreflightAction({
  backend,
}: {
  backend: Pick<ModelServingBackend, 'preflight'>;
}) {
  return createTemplateAction({
    id: 'model-serving:preflight',
    description:
      'Checks manifests of one service against a cluster as if they were applied, for whoever runs the template; fails if they would not work',
    examples: [
      { description: 'Before a repository is published', example: EXAMPLE },
    ],
    supportsDryRun: true,
    schema: {
      input: {
        cluster: z => z.string().min(1).describe('As the portal names it'),
        namespace: z => z.string().min(1).describe('Of all the manifests'),
        folders: z =>
          z
            .array(z.string())
            .min(1)
            .optional()
            .describe(
              `Folders of the workspace; ${DEFAULT_FOLDERS.join(
                ', ',
              )} if not given. What kustomize builds of one that has a kustomization.yaml`,
            ),
        accept: z =>
          z
            .array(z.enum(['failed', 'cannot-tell']))
            .optional()
            .describe(
              'Outcomes besides "passed" and "warning" with which the task goes on',
            ),
      },
      output: {
        outcome: z => z.enum(['passed', 'warning', 'cannot-tell', 'failed']),
        service: z => z.string().describe('Its id on the portal'),
        checks: z =>
          z.array(z.record(z.any())).describe('Id, title, state, detail, fix'),
      },
    },
    async handler(context) {
      const { input, output, workspacePath, logger, signal } = context;
      const { folders = DEFAULT_FOLDERS, accept = [], ...place } = input;
      const documents = await asInputError(() =>
        manifestDocuments(workspacePath, folders),
      );
      const credentials = await context.getInitiatorCredentials();
      const report = await backend.preflight(
        { ...place, documents },
        { credentials, signal },
      );
      const { outcome, service, checks } = report;
      const isAccepted =
        outcome === 'passed' ||
        outcome === 'warning' ||
        accept.includes(outcome);
      if (!isAccepted) {
        throw new ConflictError(whyNot(report));
      }
      for (const check of checks) {
        logger.info(`${check.title}: ${check.state}, ${check.detail}`);
      }
      output('outcome', outcome);
      output('service', service.id);
      output('checks', checks);
    },
  });
}

/** What stands in the way, and what to do about it. */
function whyNot({ service, outcome, checks }: PreflightReport): string {
  const reasons = checks
    .filter(({ state }) => state === outcome)
    .map(({ title, detail, fix }) =>
      [`${title}: ${detail}`, fix].filter(Boolean).join('; '),
    );
  const place = `${service.cluster}/${service.namespace}`;
  return [
    outcome === 'failed'
      ? `${service.name} would not work as it is in ${place}`
      : `Whether ${service.name} would work in ${place} cannot be told`,
    ...reasons,
  ].join('. ');
}
