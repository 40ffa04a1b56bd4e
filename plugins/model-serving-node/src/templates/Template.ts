/** A page of a template's form: a JSON schema as Backstage has it, with `ui:` hints. @public */
export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  enumNames?: string[];
  const?: unknown;
  required?: string[];
  properties?: Record<string, JsonSchema>;
  dependencies?: Record<string, string[] | JsonSchema>;
  items?: JsonSchema;
  allOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  if?: JsonSchema;
  then?: JsonSchema;
  else?: JsonSchema;
  pattern?: string;
  [keyword: string]: unknown;
}

/** @public */
export interface TemplateStep {
  id: string;
  name: string;
  action: string;
  input: unknown;
  /** absent: always */
  if: unknown;
  /** absent: once */
  each: unknown;
}

/**
 * A software template in Backstage's format (`scaffolder.backstage.io/v1beta3`).
 *
 * @public
 */
export interface Template {
  name: string;
  title: string;
  description: string;
  tags: readonly string[];
  pages: readonly JsonSchema[];
  steps: readonly TemplateStep[];
}
