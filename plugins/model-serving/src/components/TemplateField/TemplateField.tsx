import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import type { ReactNode } from 'react';
import classes from './TemplateField.module.css';

/** What is read of the props of any field extension. */
interface Field {
  name: string;
  schema: { title?: string; description?: string };
  uiSchema?: { 'ui:title'?: string; 'ui:description'?: string };
  rawErrors?: string[];
  required?: boolean;
  disabled?: boolean;
  readonly?: boolean;
}

/** What a control says of itself, whatever it is. */
export interface FieldControl {
  label: string;
  isInvalid: boolean;
  isDisabled: boolean;
  isRequired: boolean;
}

/** As the template wants it. */
export function fieldControl(field: Field): FieldControl {
  return {
    label: field.uiSchema?.['ui:title'] ?? field.schema.title ?? field.name,
    isInvalid: (field.rawErrors ?? []).length > 0,
    isDisabled: field.disabled || field.readonly || false,
    isRequired: field.required ?? false,
  };
}

export interface TemplateFieldProps {
  field: Field;
  children: ReactNode;
}

/** A field of a template's form, with what the template says of it. */
export function TemplateField({ field, children }: TemplateFieldProps) {
  return (
    <ScaffolderField
      rawErrors={field.rawErrors}
      rawDescription={
        field.uiSchema?.['ui:description'] ?? field.schema.description
      }
      required={field.required}
      disabled={fieldControl(field).isDisabled}
    >
      <div className={classes.outlined}>{children}</div>
    </ScaffolderField>
  );
}
