import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  MANIFEST_FOLDERS,
  requireManifests,
} from '@modeldeck/plugin-model-serving-node';
import { asInputError } from './asInputError';
import { workspaceFiles } from './workspaceFiles';

const EXAMPLE = `steps:
  - id: validate
    action: model-serving:validate
    input:
      folders: [deploy]
`;

/** `model-serving:validate`: refuses a project whose manifests are none. */
export function createValidateAction() {
  return createTemplateAction({
    id: 'model-serving:validate',
    description:
      'Checks the manifests of the workspace: YAML, kinds, names and fields; an error names file and field',
    examples: [{ description: 'Manifests in one folder', example: EXAMPLE }],
    supportsDryRun: true,
    schema: {
      input: {
        folders: z =>
          z
            .array(z.string())
            .min(1)
            .optional()
            .describe(
              `Folders of the workspace; ${MANIFEST_FOLDERS.join(
                ', ',
              )} if not given`,
            ),
      },
      output: {
        manifests: z =>
          z
            .array(
              z.object({
                file: z.string(),
                apiVersion: z.string(),
                kind: z.string(),
                name: z.string(),
              }),
            )
            .describe('What was checked'),
      },
    },
    async handler({ input, output, workspacePath, logger }) {
      const { folders = MANIFEST_FOLDERS } = input;
      const manifests = await asInputError(async () =>
        requireManifests(await workspaceFiles(workspacePath, folders)),
      );
      logger.info(`Checked ${manifests.length} manifests`);
      output(
        'manifests',
        manifests.map(({ file, apiVersion, kind, name }) => ({
          file,
          apiVersion,
          kind,
          name,
        })),
      );
    },
  });
}
