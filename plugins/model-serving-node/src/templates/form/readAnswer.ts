import type { Question } from './Question';
import { validationErrors } from './isValid';

const YES = /^(y|yes|true|on)$/i;
const NO = /^(n|no|false|off)$/i;

/** What was answered, or why it is no answer. @public */
export type Answer = { value: unknown } | { problem: string };

/**
 * An answer as it is typed: a choice by its number, its value or its title, a list with commas.
 *
 * @public
 */
export function readAnswer(question: Question, text: string): Answer {
  const answer = valueOf(question, text.trim());
  if ('problem' in answer) {
    return answer;
  }
  const [wrong] = validationErrors(question.schema, answer.value);
  return wrong ? { problem: wordsOf(wrong.message, question) } : answer;
}

function valueOf(question: Question, text: string): Answer {
  switch (question.kind) {
    case 'truth':
      if (YES.test(text) || NO.test(text)) {
        return { value: YES.test(text) };
      }
      return { problem: 'answer yes or no' };
    case 'number': {
      const value = Number(text);
      return text === '' || !Number.isFinite(value)
        ? { problem: `${JSON.stringify(text)} is no number` }
        : { value };
    }
    case 'choice':
      return choiceOf(question, text);
    case 'choices':
      return listOf(text, item => choiceOf(question, item));
    case 'list':
      return listOf(text, value => ({ value }));
    case 'other':
      return jsonOf(text);
    default:
      return { value: text };
  }
}

function choiceOf({ choices }: Question, text: string): Answer {
  const exact = choices.find(({ value }) => String(value) === text);
  const named = choices.find(
    ({ title }) => title.toLowerCase() === text.toLowerCase(),
  );
  const numbered = /^\d+$/.test(text) ? choices[Number(text) - 1] : undefined;
  const found = exact ?? named ?? numbered;
  return found
    ? { value: found.value }
    : {
        problem: `${JSON.stringify(text)} is none of ${choices
          .map(({ value }) => value)
          .join(', ')}`,
      };
}

function listOf(text: string, read: (item: string) => Answer): Answer {
  const answers = text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '')
    .map(read);
  const wrong = answers.find(answer => 'problem' in answer);
  return (
    wrong ?? {
      value: answers.flatMap(answer =>
        'value' in answer ? [answer.value] : [],
      ),
    }
  );
}

function jsonOf(text: string): Answer {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: 'write it as JSON' };
  }
}

/** The pattern of a field is for machines; what its author says of it is for people. */
function wordsOf(message: string, { schema }: Question): string {
  const help = schema['ui:help'] ?? schema.patternDescription;
  return message.includes('pattern') && typeof help === 'string'
    ? help
    : message;
}
