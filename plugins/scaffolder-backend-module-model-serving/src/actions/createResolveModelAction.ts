import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { loadableModel } from '@modeldeck/plugin-model-serving-common';
import type { ModelServingBackend } from '../backend/ModelServingBackend';

const EXAMPLE = `steps:
  - id: model
    action: model-serving:resolve-model
    input:
      uri: models:/\${{ parameters.model }}@champion
  - id: files
    action: fetch:template
    input:
      url: ./skeleton
      values:
        storageUri: \${{ steps.model.output.storageUri }}
`;

/** `model-serving:resolve-model`: where the files of a registered model lie, as of now. */
export function createResolveModelAction({
  backend,
}: {
  backend: Pick<ModelServingBackend, 'registryModel'>;
}) {
  return createTemplateAction({
    id: 'model-serving:resolve-model',
    description:
      'Finds the storage URI that a service loads a registered model from, and the version that an alias names now',
    examples: [
      { description: 'The version that an alias names', example: EXAMPLE },
    ],
    supportsDryRun: true,
    schema: {
      input: {
        uri: z =>
          z
            .string()
            .min(1)
            .max(1_000)
            .describe('models:/NAME/VERSION or models:/NAME@ALIAS'),
        requireFound: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to fail also where the files cannot be looked for',
            ),
      },
      output: {
        storageUri: z => z.string(),
        name: z => z.string().describe('Of the registered model'),
        version: z => z.string(),
        found: z =>
          z
            .boolean()
            .describe('Whether its files were seen; else they could not be'),
      },
    },
    async handler({ input, output, logger, signal, getInitiatorCredentials }) {
      const { uri, requireFound = false } = input;
      const credentials = await getInitiatorCredentials();
      const found = loadableModel(
        await backend.registryModel(uri, { credentials, signal }),
        { requireFound },
      );
      if ('problem' in found) {
        throw new NotFoundError(found.problem);
      }
      const { name, version, storageUri, found: wasSeen } = found.model;
      logger[wasSeen ? 'info' : 'warn'](found.remark);
      output('storageUri', storageUri);
      output('name', name);
      output('version', version);
      output('found', wasSeen);
    },
  });
}
