import type { Screen } from '../terminal/Screen';
import type { GraphLine, GraphView } from '../views/graphView';
import { branchTo } from './branches';
import { type Line, printLine, span } from './line';

/** Deeper ones would push their text off the screen. */
const MOST_LEVELS = 12;

/** A graph as a tree; what was drawn above is named and not drawn again. */
export function printGraph(
  { revision, lines, omitted }: GraphView,
  screen: Screen,
): string {
  const title = revision ? `GRAPH of ${revision}` : 'GRAPH';
  return [
    printLine([span(title, 'quiet')], screen),
    ...lines.map(line => printLine(graphLine(line, screen), screen)),
    omitted > 0
      ? printLine([span(`and ${omitted} more steps`, 'quiet')], screen)
      : '',
  ].join('');
}

function graphLine(line: GraphLine, screen: Screen): Line {
  const { by, title, kind, detail, isAbove } = line;
  const way = span(by && `${by} `);
  if (isAbove) {
    const up = screen.unicode ? '↑' : '^';
    return [
      span(branches(line, screen), 'quiet'),
      way,
      span(`${up} see ${title}`, 'quiet'),
    ];
  }
  return [
    span(branches(line, screen), 'quiet'),
    way,
    span(title, 'strong'),
    span(`  ${[kind, detail].filter(Boolean).join(', ')}`),
  ];
}

function branches({ lasts }: GraphLine, screen: Screen): string {
  const shown = lasts.slice(-MOST_LEVELS);
  const hidden = lasts.length - shown.length;
  return [
    hidden > 0 ? `+${hidden} ` : '',
    ...shown.map((isLast, index) => {
      const { here, below } = branchTo(isLast, screen);
      return index === shown.length - 1 ? here : below;
    }),
  ].join('');
}
