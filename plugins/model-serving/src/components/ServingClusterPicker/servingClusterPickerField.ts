import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ServingClusterPicker } from './ServingClusterPicker';

/** What templates know as `ui:field: ServingClusterPicker`. */
export const servingClusterPickerField = createFormField({
  name: 'ServingClusterPicker',
  component: ServingClusterPicker,
  schema: makeFieldSchema({
    output: z =>
      z.string().optional().describe('Name of the cluster; none: not known'),
    uiOptions: z =>
      z.object({
        requires: z
          .array(z.string())
          .optional()
          .describe('Kinds that it has to serve, as group/plural'),
      }),
  }),
});
