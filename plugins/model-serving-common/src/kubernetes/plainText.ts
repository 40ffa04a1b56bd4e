/** Bidirectional overrides reorder what a reader sees, so they are as hostile as escapes. */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- control characters are what it removes
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

/** A terminal escape sequence as a whole, lest its letters remain as text. */
const ESCAPE_SEQUENCE =
  // eslint-disable-next-line no-control-regex -- the escape character begins them
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

/** Words of visible ASCII with one space between them: what nearly every text is already. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Text from a cluster as one printable line of at most `longest` characters. Status messages
 * and container output are written by whoever runs the container.
 *
 * @public
 */
export function plainText(text: string, longest = 300): string {
  if (text.length <= longest && PLAIN.test(text)) {
    return text;
  }
  // Cut before replacing: a termination message may hold 4 KB, a hostile one more.
  const line = text
    .slice(0, longest * 4)
    .replace(ESCAPE_SEQUENCE, '')
    .replace(UNPRINTABLE, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return line.length > longest
    ? `${line.slice(0, longest - 1).trimEnd()}…`
    : line;
}
