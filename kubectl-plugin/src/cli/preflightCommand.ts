import { type Command, Option } from 'commander';
import { readConnectionFlags } from './connectionOptions';
import type { ColorChoice } from './Operation';
import { type OutputFormat, parseOutputFormat } from './OutputFormat';
import type { PreflightOperation } from './PreflightOperation';
import { explained } from './readArgument';
import { readTarget } from './readTarget';

const METRICS = 'Metrics:';

const EXAMPLES = `
Examples:
  # Would the canary that this file makes fit, route, load and be measurable?
  kubectl model preflight -f scorer.yaml

  # What would any next version of a service meet?
  kubectl model preflight -n fraud scorer

  # In a pipeline that cannot reach the model store
  kustomize build . | kubectl model preflight scorer -f - --skip model-present,signature-compatible

What is not known does not pass. It only reads: clusters, and with their settings the metrics
and the place where the model lies.

Exit codes:
  0  everything passed, perhaps with warnings
  1  error
  2  the command line, or the file, makes no sense
  3  a check failed
  5  no such service
  6  forbidden
  8  nothing failed, but something cannot be told
`;

/** Declares `preflight` and hands what was typed to `done`. */
export function addPreflightCommand(
  program: Command,
  done: (operation: PreflightOperation) => void,
): void {
  const command = program
    .command('preflight')
    .summary('Check what a canary would meet, before it is applied')
    .description(
      'Check whether the next version of a service would fit, route, load and be measurable:\n' +
        'of a manifest as if it were applied, or of whatever is applied next.',
    )
    .argument('[name]', 'NAME or TYPE/NAME of a model service');
  for (const option of options()) {
    command.addOption(option);
  }
  command
    .addHelpText('after', EXAMPLES)
    .action((name: string | undefined, _, own: Command) =>
      done(readPreflight(name, own.optsWithGlobals())),
    );
}

function options(): Option[] {
  return [
    new Option(
      '-f, --filename <file>',
      'manifest that is to be applied, or - for standard input',
    ),
    new Option(
      '--skip <checks>',
      'ids of checks to leave out, listed with commas',
    ).argParser(readList),
    new Option('-o, --output <format>', 'json or yaml')
      .argParser(outputFormat)
      .default({ kind: 'table' }, 'text'),
    new Option(
      '--settings <file>',
      'how services are recognised, what canaries have to keep to, where models lie; else $MODELDECK_SETTINGS or ~/.config/modeldeck/settings.yaml',
    ),
    new Option('--color <when>', 'colour and symbols in the output')
      .choices(['auto', 'always', 'never'])
      .default('auto'),
    ...[
      new Option(
        '--prometheus <where>',
        'URL, or NAMESPACE/SERVICE:PORT in the cluster, asked through the API server; else $MODELDECK_PROMETHEUS, else the pods are asked themselves',
      ),
      new Option(
        '--prometheus-token-file <file>',
        'bearer token for the Prometheus of a URL',
      ),
    ].map(option => option.helpGroup(METRICS)),
  ];
}

interface PreflightOptions {
  namespace?: string;
  filename?: string;
  skip?: string[];
  output: OutputFormat;
  settings?: string;
  color: ColorChoice;
  prometheus?: string;
  prometheusTokenFile?: string;
}

function readPreflight(
  name: string | undefined,
  given: PreflightOptions & Record<string, unknown>,
): PreflightOperation {
  const connection = readConnectionFlags(given);
  if (name === undefined && given.filename === undefined) {
    throw new Error('preflight needs a NAME, or a manifest: -f FILE');
  }
  if (connection.allContexts || connection.contexts.length > 1) {
    throw new Error('a version is applied to one cluster: name one --context');
  }
  return {
    verb: 'preflight',
    target: name === undefined ? undefined : readTarget(name),
    file: given.filename,
    connection,
    settings: given.settings,
    namespace: given.namespace,
    skip: given.skip ?? [],
    prometheus: given.prometheus,
    prometheusTokenFile: given.prometheusTokenFile,
    output: given.output,
    color: given.color,
  };
}

function readList(value: string): string[] {
  return value
    .split(',')
    .map(each => each.trim())
    .filter(Boolean);
}

function outputFormat(value: string): OutputFormat {
  return explained(() => {
    const format = parseOutputFormat(value);
    if (format.kind !== 'json' && format.kind !== 'yaml') {
      throw new Error(`preflight prints text, json or yaml, not ${value}`);
    }
    return format;
  });
}
