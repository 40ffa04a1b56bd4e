import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { refusePlatform } from './refusePlatform';
import { ServingPlatformPicker } from './ServingPlatformPicker';

/** What templates know as `ui:field: ServingPlatformPicker`. */
export const servingPlatformPickerField = createFormField({
  name: 'ServingPlatformPicker',
  component: ServingPlatformPicker,
  validation: refusePlatform,
  schema: makeFieldSchema({
    output: z => z.string().describe('One of the values of enum'),
    uiOptions: z =>
      z.object({
        requires: z
          .record(z.array(z.string()))
          .optional()
          .describe('By value: kinds that it needs, as group/plural'),
      }),
  }),
});
