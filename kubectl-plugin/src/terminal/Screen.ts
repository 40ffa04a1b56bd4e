import type { ColorChoice } from '../cli/Operation';
import type { Host } from '../cli/Host';

/** What a piece of text means; a terminal turns it into a colour. */
export type Tone = 'good' | 'warning' | 'bad' | 'busy' | 'quiet' | 'strong';

/** What the output can show. Plain: no colour, no width limit, words instead of symbols. */
export interface Screen {
  readonly color: boolean;
  /** symbols beside words, for people */
  readonly symbols: boolean;
  /** box drawing and other characters beyond ASCII */
  readonly unicode: boolean;
  /** cells per line; undefined: as long as they get */
  readonly width: number | undefined;
  /** painted over itself: a line that takes two rows would push the others off their places */
  readonly repainted?: boolean;
}

export const plainScreen: Screen = {
  color: false,
  symbols: false,
  unicode: false,
  width: undefined,
};

/** What stdout can show, from the terminal, the environment and `--color`. */
export function screenOf(
  host: Pick<Host, 'stdout' | 'env'>,
  choice: ColorChoice,
): Screen {
  const { isTTY, columns } = host.stdout;
  const decorated = choice === 'always' || (choice === 'auto' && isTTY);
  return {
    color: choice === 'always' || (decorated && colorWelcome(host.env)),
    symbols: decorated,
    unicode: decorated && isUtf8(host.env),
    width: isTTY ? columns ?? 80 : undefined,
  };
}

/** https://no-color.org: set and not empty means none. */
function colorWelcome(env: Host['env']): boolean {
  return !env.NO_COLOR && env.TERM !== 'dumb';
}

/** As the C library decides: LC_ALL over LC_CTYPE over LANG. */
function isUtf8(env: Host['env']): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return env.TERM !== 'dumb' && /utf-?8/i.test(locale);
}

const colorCodes: Record<Tone, string> = {
  good: '32',
  warning: '33',
  bad: '31',
  busy: '36',
  quiet: '2',
  strong: '1',
};

/** The text in the colour of its tone. The text must be printable already. */
export function paint(
  text: string,
  tone: Tone | undefined,
  screen: Screen,
): string {
  return screen.color && tone && text !== ''
    ? `\x1b[${colorCodes[tone]}m${text}\x1b[0m`
    : text;
}
