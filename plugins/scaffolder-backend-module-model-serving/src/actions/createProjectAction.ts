import type { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ProjectSettings } from '@modeldeck/plugin-model-serving-common';
import {
  projectValues,
  withRegistered,
} from '@modeldeck/plugin-model-serving-node';
import { FORGES, forgeOf } from '../forge/forgeOf';
import { asInputError } from './asInputError';

const EXAMPLE = `steps:
  - id: project
    action: model-serving:project
    input:
      template: kserve-model
      answers: \${{ parameters }}
`;

/**
 * `model-serving:project`: refuses answers that make no sense together, and tells what follows
 * from those that do.
 */
export function createProjectAction({
  settings,
  integrations,
}: {
  settings: ProjectSettings;
  integrations: Pick<ScmIntegrationRegistry, 'byHost'>;
}) {
  return createTemplateAction({
    id: 'model-serving:project',
    description:
      'What the files of a serving project are filled in with: the answers, what follows from them, and what is configured for new projects',
    examples: [{ description: 'All that was answered', example: EXAMPLE }],
    supportsDryRun: true,
    schema: {
      input: {
        template: z =>
          z.string().describe('Name of one of the templates of this module'),
        answers: z =>
          z.record(z.any()).describe('What was answered to its form'),
        model: z =>
          z
            .object({
              name: z.string(),
              version: z.string(),
              storageUri: z.string(),
              found: z.boolean().optional(),
            })
            .optional()
            .describe('Of model-serving:resolve-model, where it was asked'),
      },
      output: {
        values: z => z.record(z.any()).describe('For fetch:template'),
        parts: z => z.array(z.string()).describe('For model-serving:parts'),
        variants: z =>
          z
            .array(z.record(z.any()))
            .describe('For parts that are there several times'),
        forge: z =>
          z
            .enum(FORGES)
            .optional()
            .describe('What kind of host repoUrl names; none: it names none'),
      },
    },
    async handler({ input, output }) {
      const { values, parts, variants } = await asInputError(() =>
        projectValues(
          input.template,
          withRegistered(input.answers, input.model),
          settings,
        ),
      );
      output('values', values);
      output('parts', parts);
      output('variants', variants);
      const forge = forgeOf(input.answers.repoUrl, integrations);
      if (forge) {
        output('forge', forge);
      }
    },
  });
}
