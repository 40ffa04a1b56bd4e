/** East Asian wide and full-width blocks, and emoji (Unicode TR 11), coarse on purpose. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const COMBINING = /^\p{Mark}$/u;
const ASCII = /^[ -~]*$/;

/** How many cells a terminal gives to this text. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) {
    return text.length;
  }
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
  }
  return width;
}

/** The text cut to this many cells, its end replaced by an ellipsis where it is longer. */
export function truncate(text: string, width: number, ellipsis = '…'): string {
  if (displayWidth(text) <= width) {
    return text;
  }
  const room = width - displayWidth(ellipsis);
  return room < 0 ? head(text, width) : head(text, room).trimEnd() + ellipsis;
}

/** As {@link truncate}, but in the middle: names that share a long start differ at their end. */
export function truncateMiddle(
  text: string,
  width: number,
  ellipsis = '…',
): string {
  const room = width - displayWidth(ellipsis);
  if (displayWidth(text) <= width || room < 4) {
    return truncate(text, width, ellipsis);
  }
  const tail = Math.floor(room / 2);
  return head(text, room - tail) + ellipsis + lastCells(text, tail);
}

function head(text: string, width: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) {
      break;
    }
    end += character.length;
  }
  return text.slice(0, end);
}

function lastCells(text: string, width: number): string {
  return [...head([...text].reverse().join(''), width)].reverse().join('');
}

function characterWidth(character: string): number {
  if (COMBINING.test(character)) {
    return 0;
  }
  return WIDE.test(character) ? 2 : 1;
}
