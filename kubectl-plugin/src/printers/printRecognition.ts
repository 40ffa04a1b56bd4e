import {
  kubectlCommand,
  MODEL_SERVICE_LABEL,
  type ModelService,
  type RuleOutcome,
} from '@modeldeck/plugin-model-serving-common';
import type { ExplainedWorkload } from '@modeldeck/plugin-model-serving-node';
import type { Screen } from '../terminal/Screen';
import {
  recognitionDocument,
  type RecognitionReport,
} from '../views/recognitionReport';
import { recognitionText } from '../views/serviceView';
import { printLine, type Span, span } from './line';
import { labelledText } from './labelledText';
import { printJson } from './printJson';
import { type Column, printTable } from './table';

/** Why something is a model service, or is none. */
export async function printRecognition(
  report: RecognitionReport,
  format: string,
  screen: Screen,
): Promise<string> {
  switch (format) {
    case 'json':
      return printJson(recognitionDocument(report));
    case 'yaml': {
      const { printYaml } = await import('./printYaml');
      return printYaml(recognitionDocument(report));
    }
    default:
      return [
        ...report.services.map(service => printService(service, screen)),
        ...report.workloads.map(workload => printWorkload(workload, screen)),
      ].join('\n');
  }
}

function printService(service: ModelService, screen: Screen): string {
  const { namespace, name, kind, objects } = service;
  const parts = objects.map(object => `${object.kind}/${object.name}`);
  return [
    printLine(
      [
        span(`${namespace}/${name}`, 'strong'),
        span(`  ${kind}`),
        span('  a model service', 'good'),
      ],
      screen,
    ),
    labelledText('Rule', recognitionText(service), screen),
    labelledText('Made of', parts.join(', '), screen),
  ].join('');
}

const ruleColumns: Column<RuleOutcome>[] = [
  { title: 'RULE', cell: ({ rule }) => [span(rule)], narrowTo: 16 },
  {
    title: 'HOLDS',
    cell: ({ matched }) => [
      span(matched ? 'yes' : 'no', matched ? 'good' : undefined),
    ],
  },
  { title: 'WHY', cell: ({ detail }) => [span(detail)] },
];

/** Reasons are sentences: the last column is not cut where the terminal ends. */
function printWorkload(workload: ExplainedWorkload, screen: Screen): string {
  const { namespace, name, kind, rules } = workload;
  const verdict = verdictOn(workload);
  return [
    printLine(
      [span(`${namespace}/${name}`, 'strong'), span(`  ${kind}`), verdict],
      // The verdict stands at the end, and it is what was asked for.
      { ...screen, width: undefined },
    ),
    '\n',
    printTable(ruleColumns, rules, {
      screen: { ...screen, width: undefined },
      headers: true,
    }),
    '\n',
    ...nextSteps(workload).map((step, index) =>
      labelledText(index === 0 ? 'Next' : '', step, screen, 'strong'),
    ),
  ].join('');
}

function verdictOn({ service, madeBy }: ExplainedWorkload): Span {
  if (madeBy !== undefined) {
    return span(`  a part of ${madeBy}`);
  }
  return service === undefined
    ? span('  no model service')
    : span(`  belongs to the model service ${service}`, 'good');
}

function nextSteps({
  namespace,
  name,
  kind,
  apiVersion,
  service,
  madeBy,
}: ExplainedWorkload): string[] {
  if (madeBy !== undefined) {
    return [`ask about ${madeBy}: that is the model service`];
  }
  if (service !== undefined) {
    const words = ['model', 'status', '-n', namespace, service];
    return [kubectlCommand({ metadata: { namespace: '' } }, ...words)];
  }
  const [group] = apiVersion.split('/');
  const label = kubectlCommand(
    { metadata: { namespace } },
    'label',
    `${kind.toLowerCase()}.${group}`,
    name,
    `${MODEL_SERVICE_LABEL}=${name}`,
  );
  // A Knative Service is found by its name, its pods by what Knative labels them with.
  const pods = kind === 'Service' ? '' : ', and label its pod template too';
  return [
    `if it serves a model, say so: ${label}${pods}`,
    'or write a rule that holds for all like it, and name the file with --settings (docs/recognition.md)',
  ];
}
