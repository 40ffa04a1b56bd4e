import type { JsonSchema } from '../Template';
import { activeSchema } from './activeSchema';
import type { Question } from './Question';

type Values = Readonly<Record<string, unknown>>;

const DEEPEST_OBJECT = 6;

/**
 * What a template asks for, page by page, given what was answered so far: later questions come
 * and go with earlier answers.
 *
 * @public
 */
export function questions(
  pages: readonly JsonSchema[],
  values: Values,
): Question[] {
  return pages.flatMap(page => questionsOf(page, values, []));
}

function questionsOf(
  schema: JsonSchema,
  values: Values,
  at: readonly string[],
): Question[] {
  const { properties = {}, required = [] } = activeSchema(schema, values);
  return orderOf(schema, Object.keys(properties)).flatMap(name => {
    const field = properties[name] ?? {};
    const path = [...at, name];
    if (field.properties && path.length < DEEPEST_OBJECT) {
      return questionsOf(field, objectAt(values, name), path);
    }
    return isHidden(field)
      ? []
      : [questionOf(field, path, required.includes(name))];
  });
}

/** `ui:order` of the page, where `*` stands for all that it does not name. */
function orderOf(schema: JsonSchema, names: readonly string[]): string[] {
  const order = schema['ui:order'];
  if (!Array.isArray(order)) {
    return [...names];
  }
  const rest = names.filter(name => !order.includes(name));
  const whole = order.includes('*') ? order : [...order, '*'];
  return whole.flatMap(name =>
    name === '*' ? rest : names.filter(known => known === name),
  );
}

/**
 * A secret is for the steps of a portal; in the files of a project there is no place for it. Other
 * fields say themselves that they are for the portal, e.g. what it checks or deploys.
 */
function isHidden(field: JsonSchema): boolean {
  const options = field['ui:options'] as Record<string, unknown> | undefined;
  return (
    options?.portalOnly === true ||
    field['ui:widget'] === 'hidden' ||
    field['ui:field'] === 'Secret' ||
    field.const !== undefined
  );
}

function questionOf(
  schema: JsonSchema,
  path: readonly string[],
  required: boolean,
): Question {
  const name = path.at(-1) ?? '';
  const field = schema['ui:field'];
  return {
    path,
    title: schema.title ?? name,
    description: schema.description ?? String(schema['ui:help'] ?? ''),
    kind: kindOf(schema),
    choices: choicesOf(schema),
    default: schema.default,
    required,
    field: typeof field === 'string' ? field : undefined,
    schema,
  };
}

function kindOf(schema: JsonSchema): Question['kind'] {
  const [type] = [schema.type].flat();
  if (choicesOf(schema).length > 0) {
    return type === 'array' ? 'choices' : 'choice';
  }
  switch (type) {
    case 'boolean':
      return 'truth';
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return schema.items?.type === 'string' ? 'list' : 'other';
    case 'object':
      return 'other';
    default:
      return 'text';
  }
}

function choicesOf(schema: JsonSchema): Question['choices'] {
  const {
    enum: values,
    enumNames,
    oneOf,
  } = schema.type === 'array' ? schema.items ?? {} : schema;
  if (values) {
    return values.map((value, index) => ({
      value,
      title: enumNames?.[index] ?? String(value),
    }));
  }
  return (oneOf ?? [])
    .filter(choice => choice.const !== undefined)
    .map(choice => ({
      value: choice.const,
      title: choice.title ?? String(choice.const),
    }));
}

function objectAt(values: Values, name: string): Values {
  const value = values[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Values)
    : {};
}
