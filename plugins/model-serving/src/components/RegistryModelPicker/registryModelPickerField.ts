import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { RegistryModelPicker } from './RegistryModelPicker';

/** What templates know as `ui:field: RegistryModelPicker`. */
export const registryModelPickerField = createFormField({
  name: 'RegistryModelPicker',
  component: RegistryModelPicker,
  schema: makeFieldSchema({
    output: z =>
      z
        .string()
        .optional()
        .describe('An address, models:/NAME/VERSION or models:/NAME@ALIAS'),
  }),
});
