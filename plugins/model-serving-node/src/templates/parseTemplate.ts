import { parse } from 'yaml';
import type { JsonSchema, Template, TemplateStep } from './Template';
import { TemplateError } from './TemplateError';

const API_VERSION = 'scaffolder.backstage.io/v1beta3';
/** A template is a page or a few; more is a bomb of aliases or a mistake. */
const MOST_ALIASES = 100;

type Fields = Record<string, unknown>;

/**
 * Reads a `template.yaml`.
 *
 * @param where - names the file in errors
 * @throws TemplateError where it is no template
 */
export function parseTemplate(text: string, where: string): Template {
  const document = fieldsOf(parseYaml(text, where));
  if (document.kind !== 'Template' || document.apiVersion !== API_VERSION) {
    throw new TemplateError(
      `${where} is no template: it is a ${JSON.stringify(
        document.kind,
      )} of ${JSON.stringify(document.apiVersion)}`,
      `Write kind: Template and apiVersion: ${API_VERSION}`,
    );
  }
  const metadata = fieldsOf(document.metadata);
  const spec = fieldsOf(document.spec);
  const name = textOf(metadata.name);
  if (name === '') {
    throw new TemplateError(`${where} has no metadata.name`);
  }
  return {
    name,
    title: textOf(metadata.title) || name,
    description: textOf(metadata.description),
    tags: listOf(metadata.tags).map(textOf),
    pages: pagesOf(spec.parameters),
    steps: stepsOf(spec.steps, where),
  };
}

function parseYaml(text: string, where: string): unknown {
  try {
    return parse(text, { maxAliasCount: MOST_ALIASES });
  } catch (error) {
    throw new TemplateError(
      `${where} is no YAML: ${(error as Error).message.split('\n')[0]}`,
    );
  }
}

/** One page may stand without a list. */
function pagesOf(parameters: unknown): JsonSchema[] {
  if (parameters === undefined) {
    return [];
  }
  const pages = Array.isArray(parameters) ? parameters : [parameters];
  return pages.map(page => fieldsOf(page) as JsonSchema);
}

function stepsOf(steps: unknown, where: string): TemplateStep[] {
  return listOf(steps).map((entry, index) => {
    const step = fieldsOf(entry);
    const action = textOf(step.action);
    if (action === '') {
      throw new TemplateError(`${where}: step ${index + 1} has no action`);
    }
    const id = textOf(step.id) || `step-${index + 1}`;
    return {
      id,
      name: textOf(step.name) || id,
      action,
      input: step.input,
      if: step.if,
      each: step.each,
    };
  });
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
