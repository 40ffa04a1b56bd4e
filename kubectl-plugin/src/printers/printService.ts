import type { Evidence, Finding } from '@modeldeck/plugin-model-serving-common';
import type { Screen, Tone } from '../terminal/Screen';
import type { Fact, ServiceView } from '../views/serviceView';
import { healthTone, healthWord } from './healthWord';
import { indentedText, labelledText } from './labelledText';
import { printLine, span } from './line';
import { printComponents } from './printComponents';
import { printGraph } from './printGraph';
import { printRevisions } from './printRevisions';

/** A model service in full, as a person reads it from top to bottom. */
export function printService(view: ServiceView, screen: Screen): string {
  return [
    headline(view, screen),
    isSaidByCause(view) ? '' : labelledText('', view.message, screen),
    view.cause ? `\n${causeLines(view.cause, screen)}` : '',
    '\n',
    factLines(view.facts, screen),
    section(factLines(view.rollout, screen)),
    section(
      view.revisions.length > 0 ? printRevisions(view.revisions, screen) : '',
    ),
    section(
      view.components.length > 0
        ? printComponents(view.components, screen)
        : '',
    ),
    ...view.graphs.map(graph => section(printGraph(graph, screen))),
    view.others.length > 0 ? '\n' : '',
    ...view.others.map(finding => otherLines(finding, screen)),
    view.unknowns.length > 0 ? '\n' : '',
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

function factLines(facts: readonly Fact[], screen: Screen): string {
  return facts
    .map(({ label, value }) => labelledText(label, value, screen))
    .join('');
}

function isSaidByCause({ cause, message }: ServiceView): boolean {
  return cause !== undefined && cause.cause === message;
}

function headline(
  { title, health, reason }: ServiceView,
  screen: Screen,
): string {
  const tone = healthTone(health);
  return printLine(
    [
      span(title, 'strong'),
      span('  '),
      span(healthWord(health, screen), tone),
      span(reason ? `  ${reason}` : '', tone),
    ],
    screen,
  );
}

function causeLines(cause: Finding, screen: Screen): string {
  return [
    labelledText('Cause', `${cause.cause} [${cause.rule}]`, screen, 'bad'),
    ...evidenceLines(cause.evidence, screen),
    labelledText('Next', cause.fix, screen, 'strong'),
    cause.docs ? labelledText('', cause.docs, screen) : '',
  ].join('');
}

/** What was seen, under the object it was seen at. */
function evidenceLines(evidence: readonly Evidence[], screen: Screen) {
  return evidence.flatMap(({ subject, detail }, index) => [
    subject === evidence[index - 1]?.subject
      ? ''
      : labelledText('', subject, screen),
    indentedText(detail, screen),
  ]);
}

const severityTones: Record<Finding['severity'], Tone> = {
  error: 'bad',
  warning: 'warning',
  info: 'quiet',
};

const severityLabels: Record<Finding['severity'], string> = {
  error: 'Also',
  warning: 'Warning',
  info: 'Note',
};

function otherLines(finding: Finding, screen: Screen): string {
  const { severity, cause, rule, fix } = finding;
  return (
    labelledText(
      severityLabels[severity],
      `${cause} [${rule}]`,
      screen,
      severityTones[severity],
    ) + labelledText('', fix, screen)
  );
}
