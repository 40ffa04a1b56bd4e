import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { GpuPoolPicker } from './GpuPoolPicker';

/** What templates know as `ui:field: GpuPoolPicker`. */
export const gpuPoolPickerField = createFormField({
  name: 'GpuPoolPicker',
  component: GpuPoolPicker,
  schema: makeFieldSchema({
    output: z => z.string().describe('Name of the pool; empty: any'),
  }),
});
