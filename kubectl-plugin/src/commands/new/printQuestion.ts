import type { Question } from '@modeldeck/plugin-model-serving-node';
import { printLine, span } from '../../printers/line';
import { displayWidth } from '../../terminal/displayWidth';
import type { Screen } from '../../terminal/Screen';
import { wrapText } from '../../terminal/wrapText';

/** A question, what it is about, and what may be answered. */
export function printQuestion(question: Question, screen: Screen): string {
  const { title, required, description } = question;
  const hint = hintOf(question);
  return [
    printLine(
      [
        span(title, 'strong'),
        span(required || hint !== '' ? '' : '  (may be left empty)', 'quiet'),
        span(hint === '' ? '' : `  [${hint}]`, 'quiet'),
      ],
      screen,
    ),
    ...(description === '' ? [] : paragraph(description, screen)),
    ...choiceLines(question, screen),
  ].join('');
}

/** What an empty answer takes. */
function hintOf({ kind, default: value }: Question): string {
  if (value === undefined) {
    return kind === 'truth' ? 'yes or no' : '';
  }
  return defaultText(value);
}

/** A default as it would be typed. */
export function defaultText(value: unknown): string {
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (Array.isArray(value)) {
    return value.map(String).join(', ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function paragraph(text: string, screen: Screen): string[] {
  const width = screen.width === undefined ? undefined : screen.width - 2;
  return wrapText(text, width).map(line =>
    printLine([span(`  ${line}`, 'quiet')], screen),
  );
}

function choiceLines({ choices }: Question, screen: Screen): string[] {
  const widest = Math.max(
    0,
    ...choices.map(({ value }) => displayWidth(String(value))),
  );
  return choices.map(({ value, title }, index) => {
    const word = String(value);
    const explained = title === word ? '' : `  ${title}`;
    return printLine(
      [
        span(`  ${String(index + 1).padStart(2)}  ${word.padEnd(widest)}`),
        span(explained, 'quiet'),
      ],
      screen,
    );
  });
}
