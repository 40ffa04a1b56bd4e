import type { JsonSchema } from '../Template';
import { isValid } from './isValid';

type Values = Readonly<Record<string, unknown>>;

/** Conditions on conditions; a schema that needs more is a mistake or means harm. */
const DEEPEST = 12;

/**
 * The fields of an object that are asked for, given what was answered so far: with what
 * `dependencies`, `if`, `oneOf` and `allOf` bring in, in the way of the form that Backstage shows
 * (rjsf-team/react-jsonschema-form: packages/utils/src/schema/retrieveSchema.ts).
 */
export function activeSchema(
  schema: JsonSchema,
  values: Values,
  depth = 0,
): JsonSchema {
  if (depth > DEEPEST) {
    return schema;
  }
  const { dependencies, allOf, oneOf, anyOf, then, else: other } = schema;
  const parts = [
    ...(allOf ?? []),
    ...brought(dependencies, values),
    ...(schema.if ? [isValid(schema.if, values) ? then : other] : []),
    ...chosen(oneOf, values),
    ...chosen(anyOf, values),
  ];
  return parts.reduce<JsonSchema>(
    (merged, part) =>
      part ? merge(merged, activeSchema(part, values, depth + 1)) : merged,
    plain(schema),
  );
}

function plain(schema: JsonSchema): JsonSchema {
  const {
    dependencies: _dependencies,
    allOf: _allOf,
    oneOf: _oneOf,
    anyOf: _anyOf,
    if: _if,
    then: _then,
    else: _else,
    ...rest
  } = schema;
  return rest;
}

/** A field that has an answer may need others, or bring more of them. */
function brought(
  dependencies: JsonSchema['dependencies'] = {},
  values: Values,
): JsonSchema[] {
  return Object.entries(dependencies)
    .filter(([name]) => values[name] !== undefined)
    .map(([, part]) => (Array.isArray(part) ? { required: part } : part));
}

/** The one alternative whose constants are what was answered. */
function chosen(
  alternatives: readonly JsonSchema[] | undefined,
  values: Values,
): JsonSchema[] {
  const found = alternatives?.find(alternative => {
    const constants = Object.entries(alternative.properties ?? {}).filter(
      ([, { const: constant, enum: choices }]) =>
        constant !== undefined || choices !== undefined,
    );
    return (
      constants.length > 0 &&
      constants.every(([name, part]) => isValid(part, values[name]))
    );
  });
  return found ? [found] : [];
}

/** What a condition says of a field that is there already is added to it. */
function merge(schema: JsonSchema, part: JsonSchema): JsonSchema {
  const properties = { ...schema.properties };
  for (const [name, field] of Object.entries(part.properties ?? {})) {
    const before = properties[name];
    properties[name] = before
      ? { ...before, ...withoutConstant(field) }
      : field;
  }
  return {
    ...schema,
    properties,
    required: [
      ...new Set([...(schema.required ?? []), ...(part.required ?? [])]),
    ],
  };
}

/** The constant by which an alternative is chosen is no answer for the person who chooses. */
function withoutConstant(field: JsonSchema): JsonSchema {
  const { const: _const, enum: _enum, ...rest } = field;
  return rest;
}
