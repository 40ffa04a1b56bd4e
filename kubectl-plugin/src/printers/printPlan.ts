import type { PlanRisk } from '@modeldeck/plugin-model-serving-common';
import type { Screen, Tone } from '../terminal/Screen';
import type {
  PlanView,
  ShareView,
  TrafficRow,
  WriteView,
} from '../views/planView';
import { indentedText, labelledText } from './labelledText';
import { type Line, printLine, span } from './line';
import { type Column, printTable } from './table';

/** What will be written and what follows from it, before anybody is asked. */
export function printPlan(view: PlanView, screen: Screen): string {
  return [
    printLine(
      [span(view.title, 'strong'), span(`  ${view.cluster}`, 'quiet')],
      screen,
    ),
    labelledText('', view.summary, screen),
    '\n',
    ...view.writes.map((write, index) =>
      writeLines(write, index === 0 ? 'Writes' : '', screen),
    ),
    '\n',
    printTable(trafficColumns(screen), view.traffic, { screen, headers: true }),
    '\n',
    ...view.unknowns.map((reason, index) =>
      labelledText(index === 0 ? 'Unknown' : '', reason, screen, 'quiet'),
    ),
    ...view.risks.map(risk => riskLines(risk, screen)),
    labelledText('Undo', view.undo, screen, 'strong'),
  ].join('');
}

function writeLines(
  { object, fields }: WriteView,
  label: string,
  screen: Screen,
): string {
  const arrow = screen.unicode ? '→' : '->';
  const lines = fields.map(field => {
    if (typeof field === 'string') {
      return field;
    }
    const { path, from, to } = field;
    return from === undefined && to === undefined
      ? path
      : `${path}: ${from ?? '(not set)'} ${arrow} ${to ?? '(removed)'}`;
  });
  return [
    labelledText(label, object, screen),
    ...lines.map(line => indentedText(line, screen, {})),
  ].join('');
}

const severityTones: Record<PlanRisk['severity'], Tone> = {
  error: 'bad',
  warning: 'warning',
  info: 'quiet',
};

const severityLabels: Record<PlanRisk['severity'], string> = {
  error: 'Risk',
  warning: 'Risk',
  info: 'Note',
};

function riskLines({ id, severity, detail }: PlanRisk, screen: Screen): string {
  return labelledText(
    severityLabels[severity],
    `${detail} [${id}]`,
    screen,
    severityTones[severity],
  );
}

function trafficColumns(screen: Screen): Column<TrafficRow>[] {
  return [
    {
      title: 'REVISION',
      cell: ({ revision }) => [span(revision, 'strong')],
      narrowTo: 24,
      cut: 'middle',
    },
    { title: 'ROLE', cell: ({ role }) => [span(role)], drop: 1 },
    { title: 'BEFORE', cell: ({ before }) => share(before, screen) },
    { title: 'AFTER', cell: ({ after }) => share(after, screen) },
  ];
}

const BAR_CELLS = 10;

/** A bar where people look. Where there is no number there is none: it would look like zero. */
function share({ text, percent }: ShareView, screen: Screen): Line {
  if (percent === undefined || !screen.symbols) {
    return [span(text, percent === undefined ? 'quiet' : undefined)];
  }
  const filled = Math.round((percent / 100) * BAR_CELLS);
  const [full, empty] = screen.unicode ? ['█', '░'] : ['#', '.'];
  return [
    span(`${text.padStart(6)} `),
    span(full.repeat(filled), 'good'),
    span(empty.repeat(BAR_CELLS - filled), 'quiet'),
  ];
}
