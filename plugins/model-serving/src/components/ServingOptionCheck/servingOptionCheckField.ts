import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { refuseOptions } from './refuseOptions';
import { ServingOptionCheck } from './ServingOptionCheck';

/** What templates know as `ui:field: ServingOptionCheck`. */
export const servingOptionCheckField = createFormField({
  name: 'ServingOptionCheck',
  component: ServingOptionCheck,
  validation: refuseOptions,
  schema: makeFieldSchema({
    output: z => z.null().describe('It has no value'),
    uiOptions: z =>
      z.object({
        template: z
          .string()
          .optional()
          .describe('Name of the template whose rules are held'),
      }),
  }),
});
