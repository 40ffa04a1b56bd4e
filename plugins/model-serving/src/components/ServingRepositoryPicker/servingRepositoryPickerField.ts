import { configApiRef } from '@backstage/frontend-plugin-api';
import {
  type CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { repositoryHosts } from '../../view/repository/repositoryHosts';
import {
  missingParts,
  readRepositoryUrl,
} from '../../view/repository/repositoryUrl';
import {
  ServingRepositoryPicker,
  type ServingRepositoryPickerOptions,
} from './ServingRepositoryPicker';

/** Refuses what no repository could be made of. */
export const validateRepository: CustomFieldValidator<
  string | undefined,
  ServingRepositoryPickerOptions
> = (url, validation, { apiHolder }) => {
  const place = readRepositoryUrl(url);
  const config = apiHolder.get(configApiRef);
  if (!place || !config) {
    return;
  }
  const found = repositoryHosts(config, [place.host])[0];
  if (!found) {
    validation.addError(`The portal publishes to no host ${place.host}`);
    return;
  }
  const missing = missingParts(found.kind, place).map(part =>
    part === 'repo' ? 'name of the repository' : part,
  );
  if (missing.length > 0) {
    validation.addError(`Not said yet: ${missing.join(', ')}`);
  }
};

/** What templates know as `ui:field: ServingRepositoryPicker`. */
export const servingRepositoryPickerField = createFormField({
  name: 'ServingRepositoryPicker',
  component: ServingRepositoryPicker,
  validation: validateRepository,
  schema: makeFieldSchema({
    output: z =>
      z
        .string()
        .optional()
        .describe('The repository, as host?owner=…&repo=…; none: nowhere'),
    uiOptions: z =>
      z.object({
        allowedHosts: z
          .array(z.string())
          .optional()
          .describe('Hosts to choose from; left out, those configured'),
      }),
  }),
});
