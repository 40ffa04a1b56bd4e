import type { ThresholdCheck } from '@modeldeck/plugin-model-serving-common';
import type { Screen, Tone } from '../terminal/Screen';
import type { CanaryView, MetricView } from '../views/canaryView';
import type { SideRow } from '../views/canarySideRows';
import { UNKNOWN } from '../views/values';
import { decisionTone, decisionWord } from './decisionWord';
import { evidenceBar } from './evidenceBar';
import { labelledText } from './labelledText';
import { type Line, printLine, span } from './line';
import { type Column, printTable } from './table';

/** A canary beside stable, as a person reads it from top to bottom. */
export function printCanary(
  view: CanaryView,
  names: { stable: string; canary: string },
  screen: Screen,
): string {
  return [
    headline(view, screen),
    ...view.reasons.map(reason => labelledText('', reason, screen)),
    labelledText('Next', view.next, screen, 'strong'),
    ...view.enough.map((text, index) =>
      labelledText(index === 0 ? 'Enough' : '', text, screen),
    ),
    '\n',
    printTable(sideColumns(names), view.sides, { screen, headers: true }),
    section(printMetrics(view.metrics, screen)),
    section(printChecks(view.checks, screen)),
    '\n',
    labelledText('Seen', view.seen, screen, 'quiet'),
    labelledText('Partial', view.partial, screen, 'warning'),
    ...view.unknowns.map(({ what, reason }, index) =>
      labelledText(
        index === 0 ? 'Unknown' : '',
        `${what.join(', ')}: ${reason}`,
        screen,
        'quiet',
      ),
    ),
  ].join('');
}

/** Text with an empty line before it; nothing where there is none. */
function section(text: string): string {
  return text && `\n${text}`;
}

function headline({ title, decision }: CanaryView, screen: Screen): string {
  return printLine(
    [
      span(title, 'strong'),
      span('  '),
      span(decisionWord(decision, screen), decisionTone(decision)),
    ],
    screen,
  );
}

/** The names of the revisions are their titles: that is what they are compared by. */
function sideColumns(names: {
  stable: string;
  canary: string;
}): Column<SideRow>[] {
  const column = (side: 'stable' | 'canary'): Column<SideRow> => ({
    title: `${side.toUpperCase()} ${names[side]}`,
    cell: row => sideCell(row, side),
    narrowTo: 20,
    cut: 'middle',
  });
  return [
    { title: '', cell: ({ label }) => [span(label, 'quiet')] },
    column('stable'),
    column('canary'),
  ];
}

function sideCell(row: SideRow, side: 'stable' | 'canary'): Line {
  const agreed = row.disagrees ? 'warning' : undefined;
  const tone = row[side] === UNKNOWN ? 'quiet' : agreed;
  return [span(row[side], tone)];
}

const stateTones: Record<MetricView['state'], Tone> = {
  harmful: 'bad',
  acceptable: 'good',
  undecided: 'busy',
};

const WIDE = 100;

function printMetrics(metrics: readonly MetricView[], screen: Screen): string {
  if (metrics.length === 0) {
    return '';
  }
  const cells = (screen.width ?? 0) >= WIDE ? 16 : 8;
  const columns: Column<MetricView>[] = [
    { title: 'EVIDENCE', cell: ({ metric }) => [span(metric)] },
    {
      title: 'STATE',
      cell: ({ state }) => [span(state, stateTones[state])],
    },
    {
      title: 'OF HARM',
      cell: ({ harm }) => evidenceBar(harm, 'bad', { screen, cells }),
    },
    {
      title: 'OF SAFETY',
      cell: ({ safety }) => evidenceBar(safety, 'good', { screen, cells }),
    },
  ];
  return printTable(columns, metrics, { screen, headers: true });
}

const checkTones: Record<ThresholdCheck['state'], Tone> = {
  passed: 'good',
  failed: 'bad',
  open: 'busy',
};

function printChecks(
  checks: readonly ThresholdCheck[],
  screen: Screen,
): string {
  const columns: Column<ThresholdCheck>[] = [
    {
      title: 'LIMIT',
      cell: ({ state }) => [span(state, checkTones[state])],
    },
    { title: '', cell: ({ detail }) => [span(detail)], narrowTo: 30 },
  ];
  return checks.length > 0
    ? printTable(columns, checks, { screen, headers: true })
    : '';
}
