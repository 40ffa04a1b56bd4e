import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { addParts, Project } from '@modeldeck/plugin-model-serving-node';
import { join } from 'node:path';
import { addToWorkspace } from './addToWorkspace';

const EXAMPLE = `steps:
  - id: parts
    action: model-serving:parts
    input:
      parts: [project, ci-github, canary-kubectl]
      values: \${{ steps.project.output.values }}
`;

/** `model-serving:parts`: parts that the templates of this module share, filled in. */
export function createPartsAction() {
  const folder = join(
    resolvePackagePath(
      '@modeldeck/plugin-scaffolder-backend-module-model-serving',
    ),
    'templates',
    'parts',
  );
  return createTemplateAction({
    id: 'model-serving:parts',
    description:
      'Adds parts that serving projects share: the pipeline, the delivery, the documentation',
    examples: [
      { description: 'A pipeline on GitHub that applies', example: EXAMPLE },
    ],
    supportsDryRun: true,
    schema: {
      input: {
        parts: z => z.array(z.string()).describe('Names of the parts'),
        values: z => z.record(z.any()).describe('What they are filled in with'),
        targetPath: z =>
          z.string().optional().describe('Folder of the workspace'),
        replace: z =>
          z.boolean().optional().describe('Whether files may be replaced'),
        trimBlocks: z => z.boolean().optional().describe('As fetch:template'),
        lstripBlocks: z => z.boolean().optional().describe('As fetch:template'),
      },
    },
    async handler({ input, workspacePath, logger }) {
      const project = new Project();
      await addParts(input, { project, folder });
      const written = await addToWorkspace({
        workspacePath,
        files: project.list(),
        replace: input.replace === true,
      });
      logger.info(`Wrote ${written} files of ${input.parts.join(', ')}`);
    },
  });
}
