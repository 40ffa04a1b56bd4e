import { displayWidth } from './displayWidth';
import { printable } from './printable';

/** Text in lines of at most this many cells, broken at spaces; a longer word stays whole. */
export function wrapText(text: string, width: number | undefined): string[] {
  const safe = printable(text);
  if (width === undefined) {
    return [safe];
  }
  const lines: string[] = [];
  let line = '';
  for (const word of safe.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
