import type {
  PreflightCheck,
  PreflightReport,
} from '@modeldeck/plugin-model-serving-common';
import type { Screen, Tone } from '../terminal/Screen';
import { indentedText, labelledText } from './labelledText';
import { printLine, span } from './line';

type State = PreflightCheck['state'];

const APPEARANCE: Record<
  State,
  { word: string; tone: Tone; unicode: string; ascii: string }
> = {
  passed: { word: 'passed', tone: 'good', unicode: '✔', ascii: '+' },
  warning: { word: 'warning', tone: 'warning', unicode: '▲', ascii: '!' },
  failed: { word: 'failed', tone: 'bad', unicode: '✖', ascii: 'x' },
  'cannot-tell': {
    word: 'cannot tell',
    tone: 'warning',
    unicode: '?',
    ascii: '?',
  },
  'not-applicable': {
    word: 'not needed',
    tone: 'quiet',
    unicode: '○',
    ascii: 'o',
  },
};

const WIDTH = 14;

/** The checks in the order in which a version would meet them, each with its answer. */
export function printPreflight(
  { service, subject, outcome, checks }: PreflightReport,
  screen: Screen,
): string {
  const what =
    subject === 'manifest' ? 'as if it were applied' : 'any next version';
  return [
    printLine(
      [
        span(`${service.namespace}/${service.name}`, 'strong'),
        span(` (${service.kind}), ${what}  `),
        span(wordOf(outcome, screen), APPEARANCE[outcome].tone),
        span(`  ${service.cluster}`, 'quiet'),
      ],
      screen,
    ),
    '\n',
    ...checks.map(check => printCheck(check, screen)),
  ].join('');
}

function printCheck(
  { id, title, state, detail, evidence, fix }: PreflightCheck,
  screen: Screen,
): string {
  const isOpen = !['passed', 'not-applicable'].includes(state);
  return [
    printLine(
      [
        span(wordOf(state, screen).padEnd(WIDTH), APPEARANCE[state].tone),
        span(title, isOpen ? 'strong' : undefined),
        span(`  ${id}`, 'quiet'),
      ],
      screen,
    ),
    state === 'not-applicable' ? '' : indentedText(detail, screen, {}),
    ...(isOpen ? evidence.map(text => indentedText(text, screen)) : []),
    isOpen && fix !== undefined
      ? labelledText('  Do', fix, screen, 'strong')
      : '',
  ].join('');
}

function wordOf(state: State, screen: Screen): string {
  const { word, unicode, ascii } = APPEARANCE[state];
  return screen.symbols ? `${screen.unicode ? unicode : ascii} ${word}` : word;
}
