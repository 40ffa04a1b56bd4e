import { JsonPathError } from './syntax';

const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
};

/** Reads a text from left to right, and says where it stopped making sense. */
export class Scanner {
  private at = 0;

  constructor(private readonly text: string) {}

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** Consumes this token if it comes next. */
  take(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) {
      return false;
    }
    this.at += token.length;
    return true;
  }

  /** Consumes what a sticky expression matches here; undefined when it does not. */
  match(expression: RegExp): string | undefined {
    const sticky = new RegExp(expression.source, 'y');
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found === '' ? undefined : found;
  }

  skipSpace(): void {
    this.match(/\s+/);
  }

  expect(token: string): void {
    if (!this.take(token)) {
      throw this.error(`"${token}" is missing`);
    }
  }

  /** A literal in single or double quotes, its escapes resolved; undefined when none is here. */
  quoted(): string | undefined {
    const literal = this.match(/"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/);
    if (literal === undefined && /["']/.test(this.text[this.at] ?? '')) {
      throw this.error('a quoted text has no end');
    }
    return literal
      ?.slice(1, -1)
      .replace(
        /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g,
        (_, unicode, hex, single) =>
          unicode || hex
            ? String.fromCharCode(parseInt(unicode ?? hex, 16))
            : escapes[single] ?? single,
      );
  }

  /** The same, as it is written: what it holds is read again as a path. */
  rawQuoted(): string | undefined {
    return this.match(/"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/)?.slice(1, -1);
  }

  error(why: string): JsonPathError {
    const rest = this.text.slice(this.at);
    return new JsonPathError(
      rest === ''
        ? `JSONPath: ${why} at the end of ${this.text}`
        : `JSONPath: ${why} at "${rest}"`,
    );
  }
}
