import { oneLine } from './oneLine';

const PLAIN = /^[\w@%+=:,./-]+$/;

/** One word of a POSIX shell, whatever is in it. */
export function shellWord(value: unknown): string {
  const text = oneLine(value, 'a shell command');
  return PLAIN.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
