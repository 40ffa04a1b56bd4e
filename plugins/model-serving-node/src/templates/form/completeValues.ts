import { TemplateError } from '../TemplateError';
import type { JsonSchema } from '../Template';
import { activeSchema } from './activeSchema';
import { valueAt, withValue } from './fieldPath';
import { validationErrors } from './isValid';
import type { Question } from './Question';
import { questions } from './questions';

type Values = Readonly<Record<string, unknown>>;

/** A default may bring in a question with a default. */
const MOST_ROUNDS = 20;

/**
 * The answers given, with the defaults of all that is asked for and was not answered, as the form
 * fills them in.
 *
 * @public
 */
export function withDefaults(
  pages: readonly JsonSchema[],
  given: Values,
): Record<string, unknown> {
  let values: Record<string, unknown> = { ...given };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const missing = withoutAnswer(pages, values);
    if (missing.length === 0) {
      break;
    }
    for (const { path, default: value } of missing) {
      values = withValue(values, path, value);
    }
  }
  return values;
}

function withoutAnswer(
  pages: readonly JsonSchema[],
  values: Values,
): Question[] {
  return questions(pages, values).filter(
    question =>
      question.default !== undefined &&
      valueAt(values, question.path) === undefined,
  );
}

/** Required fields without an answer, in the order in which they are asked for. @public */
export function unanswered(
  pages: readonly JsonSchema[],
  values: Values,
): Question[] {
  return questions(pages, values).filter(
    ({ path, required }) => required && valueAt(values, path) === undefined,
  );
}

/**
 * @throws TemplateError that tells every value that does not fit, and every one nobody asks for
 * @public
 */
export function checkValues(
  pages: readonly JsonSchema[],
  values: Values,
): void {
  const asked = questions(pages, values);
  const problems = [
    ...unknownFields(pages, values).map(name => `${name} is not asked for`),
    ...unanswered(pages, values).map(
      ({ path, title }) => `${path.join('.')} (${title}) is missing`,
    ),
    ...asked.flatMap(({ path, schema }) => {
      const value = valueAt(values, path);
      return value === undefined
        ? []
        : validationErrors(schema, value).map(
            error =>
              `${[...path, ...error.path].join('.')} ${
                error.message
              }, and is ${shown(value)}`,
          );
    }),
  ];
  if (problems.length > 0) {
    throw new TemplateError(
      problems.length === 1
        ? `A value does not fit: ${problems[0]}`
        : `${problems.length} values do not fit: ${problems.join('; ')}`,
      undefined,
      'usage',
    );
  }
}

/** Of the first level: a name that is misspelt would silently be left at its default. */
function unknownFields(pages: readonly JsonSchema[], values: Values): string[] {
  const known = new Set(
    pages.flatMap(page =>
      Object.keys(activeSchema(page, values).properties ?? {}),
    ),
  );
  return Object.keys(values).filter(name => !known.has(name));
}

function shown(value: unknown): string {
  return JSON.stringify(value).slice(0, 80);
}
