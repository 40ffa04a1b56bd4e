import { escapeUnseen } from '../terminal/printable';

/** JSON as kubectl indents it. */
export function printJson(value: unknown): string {
  return `${escapeUnseen(JSON.stringify(value, undefined, 4))}\n`;
}

/** JSON on one line, for streams of objects. */
export function printJsonLine(value: unknown): string {
  return `${escapeUnseen(JSON.stringify(value))}\n`;
}
