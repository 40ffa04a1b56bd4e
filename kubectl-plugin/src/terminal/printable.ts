/* eslint-disable no-control-regex -- control characters are what this file is about */

/** Escape sequences that a terminal would obey: CSI, OSC and its kin, and the two-byte ones. */
const ESCAPE_SEQUENCE =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]/g;

/**
 * Characters that are not seen but change what is seen: controls, bidirectional overrides
 * (Trojan Source, CVE-2021-42574), zero-width and tag characters, lone surrogates.
 */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/**
 * Text from a cluster, made safe and single-line for a terminal. Everything that a printer
 * writes passes here, whether stdout is a terminal now or a file that is shown on one later.
 */
export function printable(text: string): string {
  // Nearly all text is plain, and a fleet has a lot of it.
  if (/^[ -~]*$/.test(text)) {
    return text;
  }
  return text
    .replace(ESCAPE_SEQUENCE, '')
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(UNSEEN, '');
}

/** The same for text that may have lines of its own, as `-o jsonpath` does. */
export function printableLines(text: string): string {
  return text
    .split('\n')
    .map(line => line.split('\t').map(printable).join('\t'))
    .join('\n');
}

/** JSON text with every unseen character written as an escape: the same data, safe to show. */
export function escapeUnseen(json: string): string {
  return json.replace(UNSEEN, character =>
    character === '\n' ? character : unicodeEscapes(character),
  );
}

function unicodeEscapes(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) =>
      `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
