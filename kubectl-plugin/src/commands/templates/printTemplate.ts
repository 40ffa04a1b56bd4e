import {
  type JsonSchema,
  type Question,
  questions,
  type Template,
  withDefaults,
} from '@modeldeck/plugin-model-serving-node';
import { printLine, span } from '../../printers/line';
import type { Screen } from '../../terminal/Screen';
import { wrapText } from '../../terminal/wrapText';
import { defaultText } from '../new/printQuestion';

/** What a template makes and what it asks for, page by page, as `--set` would answer it. */
export function printTemplate(template: Template, screen: Screen): string {
  const { name, title, description, pages } = template;
  const defaults = withDefaults(pages, {});
  return [
    printLine([span(title, 'strong'), span(`  ${name}`, 'quiet')], screen),
    ...indented(description, screen, ''),
    ...pages.flatMap(page => pageLines(page, defaults, screen)),
    '\n',
    printLine(
      [span('Other answers may bring in more questions.', 'quiet')],
      screen,
    ),
  ].join('');
}

function pageLines(
  page: JsonSchema,
  defaults: Readonly<Record<string, unknown>>,
  screen: Screen,
): string[] {
  return [
    '\n',
    printLine([span(page.title ?? 'Questions', 'strong')], screen),
    ...questions([page], defaults).flatMap(question =>
      questionLines(question, screen),
    ),
  ];
}

function questionLines(question: Question, screen: Screen): string[] {
  const { path, title, description, required, choices } = question;
  const fallback =
    question.default === undefined ? '' : defaultText(question.default);
  const allowed = choices.map(({ value }) => String(value)).join(' | ');
  return [
    printLine(
      [
        span(`  ${path.join('.')}`, 'busy'),
        span(allowed === '' ? '' : `=${allowed}`),
        span(required && fallback === '' ? '  required' : '', 'warning'),
        span(fallback === '' ? '' : `  [${fallback}]`, 'quiet'),
      ],
      screen,
    ),
    ...indented(
      [title, description].filter(text => text !== '').join('. '),
      screen,
      '      ',
    ),
  ];
}

function indented(text: string, screen: Screen, indent: string): string[] {
  const width =
    screen.width === undefined ? undefined : screen.width - indent.length;
  return wrapText(text, width).map(line =>
    printLine([span(indent + line, 'quiet')], screen),
  );
}
