import type { JsonSchema } from '../Template';

/** One field of a template's form, as a terminal asks for it. @public */
export interface Question {
  /** keys from the form's values to the field, e.g. `['gpu', 'pool']` */
  path: readonly string[];
  title: string;
  description: string;
  kind: 'text' | 'number' | 'truth' | 'choice' | 'choices' | 'list' | 'other';
  choices: ReadonlyArray<{ value: unknown; title: string }>;
  default: unknown;
  required: boolean;
  /** the field of the form that Backstage shows for it, e.g. `OwnerPicker` */
  field: string | undefined;
  schema: JsonSchema;
}
