import { displayWidth, truncate } from '../terminal/displayWidth';
import { printable } from '../terminal/printable';
import { paint, type Screen, type Tone } from '../terminal/Screen';

/** A piece of a line; its text may come from a cluster and is made printable here only. */
export interface Span {
  text: string;
  tone?: Tone;
}

/** One line, or one cell of a table. */
export type Line = readonly Span[];

export function span(text: string, tone?: Tone): Span {
  return { text, tone };
}

/** The line safe to show: what is measured, cut and painted afterwards is what is seen. */
export function printableLine(line: Line): Line {
  return line.map(({ text, tone }) => ({ text: printable(text), tone }));
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

/** The line cut to a width, its spans kept as far as they reach. */
export function cutLine(line: Line, width: number, ellipsis: string): Line {
  if (lineWidth(line) <= width) {
    return line;
  }
  const kept: Span[] = [];
  let room = width;
  for (const { text, tone } of line) {
    const full = displayWidth(text);
    if (full >= room) {
      // Filled to the brim this span still has to say that something follows.
      kept.push({ text: truncate(`${text} `, room, ellipsis), tone });
      break;
    }
    kept.push({ text, tone });
    room -= full;
  }
  return kept;
}

export function ellipsisOf(screen: Screen): string {
  return screen.unicode ? '…' : '...';
}

/** A whole line of output, without trailing spaces, never wider than the terminal. */
export function printLine(line: Line, screen: Screen): string {
  const safe = printableLine(line);
  const cut =
    screen.width === undefined
      ? safe
      : cutLine(safe, screen.width, ellipsisOf(screen));
  return `${paintTrimmed(cut, screen)}\n`;
}

function paintTrimmed(line: Line, screen: Screen): string {
  const painted: string[] = [];
  let atEnd: boolean = true;
  for (const { text, tone } of [...line].reverse()) {
    const shown: string = atEnd ? text.trimEnd() : text;
    atEnd &&= shown === '';
    painted.unshift(paint(shown, tone, screen));
  }
  return painted.join('');
}
