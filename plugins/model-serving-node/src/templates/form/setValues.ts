import { TemplateError } from '../TemplateError';
import type { JsonSchema } from '../Template';
import { withDefaults } from './completeValues';
import { parseFieldPath, withValue } from './fieldPath';
import { questions } from './questions';
import { readAnswer } from './readAnswer';

type Values = Readonly<Record<string, unknown>>;

/**
 * Answers given as `path=text`, each read as its question wants it. One answer may bring in the
 * question of another, in whatever order they are given.
 *
 * @throws TemplateError of what is no answer, or to a question that is not asked
 * @public
 */
export function setValues(
  pages: readonly JsonSchema[],
  given: Values,
  texts: readonly string[],
): Record<string, unknown> {
  let values: Record<string, unknown> = { ...given };
  let left = texts.map(assignmentOf);
  while (left.length > 0) {
    const asked = questions(pages, withDefaults(pages, values));
    const answered = left.flatMap(assignment => {
      const question = asked.find(
        ({ path }) => path.join('.') === assignment.path.join('.'),
      );
      return question ? [{ assignment, question }] : [];
    });
    if (answered.length === 0) {
      throw notAsked(left);
    }
    for (const { assignment, question } of answered) {
      const answer = readAnswer(question, assignment.text);
      if ('problem' in answer) {
        throw usage(`${assignment.path.join('.')}: ${answer.problem}`);
      }
      values = withValue(values, assignment.path, answer.value);
    }
    const done = new Set(answered.map(({ assignment }) => assignment));
    left = left.filter(assignment => !done.has(assignment));
  }
  return values;
}

interface Assignment {
  path: string[];
  text: string;
}

function assignmentOf(text: string): Assignment {
  const at = text.indexOf('=');
  if (at < 1) {
    throw usage(`${JSON.stringify(text)} is no answer: write key=value`);
  }
  return { path: parseFieldPath(text.slice(0, at)), text: text.slice(at + 1) };
}

function notAsked(left: readonly Assignment[]): TemplateError {
  const names = left.map(({ path }) => path.join('.')).join(', ');
  return usage(
    `${names} ${
      left.length > 1 ? 'are' : 'is'
    } not asked for with these answers`,
  );
}

function usage(message: string): TemplateError {
  return new TemplateError(message, undefined, 'usage');
}
