import type { Screen, Tone } from '../terminal/Screen';
import { wrapText } from '../terminal/wrapText';
import { type Line, printLine, span } from './line';

const LABEL_WIDTH = 10;

/** Text behind a label, wrapped where the terminal ends and indented to stay behind it. */
export function labelledText(
  label: string,
  text: string,
  screen: Screen,
  tone?: Tone,
): string {
  if (text === '') {
    return '';
  }
  const width = screen.width && screen.width - LABEL_WIDTH;
  return wrapText(text, width)
    .map((line, index) =>
      wholeLine(
        [...labelled(index === 0 ? label : '', tone), span(line)],
        screen,
      ),
    )
    .join('');
}

/** Text further in than what stands behind a label; quiet, unless it is what it is all about. */
export function indentedText(
  text: string,
  screen: Screen,
  { tone }: { tone?: Tone } = { tone: 'quiet' },
): string {
  const width = screen.width && screen.width - LABEL_WIDTH - 2;
  return wrapText(text, width)
    .map(line =>
      wholeLine([...labelled(''), span('  '), span(line, tone)], screen),
    )
    .join('');
}

function labelled(label: string, tone: Tone = 'quiet'): Line {
  return [span(label.padEnd(LABEL_WIDTH), tone)];
}

/** A word too long for the terminal is one to copy, such as a URL or a pod's name: it stays whole. */
function wholeLine(line: Line, screen: Screen): string {
  return printLine(
    line,
    screen.repainted ? screen : { ...screen, width: undefined },
  );
}
