import { Validator } from 'jsonschema';
import type { JsonSchema } from '../Template';

/**
 * The validator that Backstage's scaffolder has behind its form. It interprets schemas: one that
 * somebody else wrote is never turned into code.
 */
const VALIDATOR = new Validator();

export function isValid(schema: JsonSchema, value: unknown): boolean {
  return VALIDATOR.validate(value, schema as object).valid;
}

/** What is wrong with a value: the path of the field, and a sentence about it. */
export function validationErrors(
  schema: JsonSchema,
  value: unknown,
): Array<{ path: Array<string | number>; message: string }> {
  return VALIDATOR.validate(value, schema as object).errors.map(
    ({ path, message }) => ({ path, message }),
  );
}
