import { type Command, Option } from 'commander';
import { readConnectionFlags } from './connectionOptions';
import type { CanaryOperation, ColorChoice } from './Operation';
import { type OutputFormat, parseOutputFormat } from './OutputFormat';
import { policyOptions, readPolicyFlags } from './policyOptions';
import { explained, readDuration } from './readArgument';
import { readTarget } from './readTarget';

const WATCHED_MS = 30_000;
const GATES = ['job', 'cronjob', 'argo-step'] as const;
const METRICS = 'Metrics:';
const GATE = 'In a cluster:';

const EXAMPLES = `
Examples:
  # Every canary in flight
  kubectl model canary -A

  # One of them beside stable, from what a Prometheus has kept
  kubectl model canary -n fraud scorer --prometheus https://prometheus.example

  # By a Prometheus in the cluster, with your own rights
  kubectl model canary -n fraud scorer --prometheus monitoring/prometheus-k8s:9090

  # Without one: ask the pods themselves for two minutes
  kubectl model canary -n fraud scorer --for 2m

  # A gate for a pipeline
  kubectl model canary -n fraud scorer --watch --timeout 1h

  # The same gate as a Job, with no more rights than it needs
  kubectl model canary -n fraud isvc/scorer --manifest job --image registry.example/kubectl-model:1

Exit codes:
  0  promote; for a listing: it is whole; with --manifest: printed
  1  error; for a listing: something could not be read
  2  the command line makes no sense
  3  rollback
  4  --timeout is over, and nothing is decided
  5  no such service, or it has no canary (any more)
  6  forbidden
  8  keep-watching or cannot-tell: nothing is decided
`;

/** Declares `canary` and hands what was typed to `done`. */
export function addCanaryCommand(
  program: Command,
  done: (operation: CanaryOperation) => void,
): void {
  const command = program
    .command('canary')
    .summary('Judge a canary, or show all that are in flight')
    .description(
      'Show the canaries in flight, a line each; with NAME one of them beside stable: traffic,\n' +
        'requests, errors and latency of both, the evidence, the verdict, and what to do next.',
    )
    .argument('[name]', 'NAME or TYPE/NAME of a model service');
  for (const option of [
    ...readingOptions(),
    ...metricsOptions(),
    ...policyOptions(),
    ...gateOptions(),
  ]) {
    command.addOption(option);
  }
  command
    .addHelpText('after', EXAMPLES)
    .action((name: string | undefined, _, own: Command) =>
      done(readCanary(name, own.optsWithGlobals())),
    );
}

function readingOptions(): Option[] {
  return [
    new Option('-A, --all-namespaces', 'look in every namespace'),
    new Option('-l, --selector <labels>', 'only objects with these labels'),
    new Option(
      '-o, --output <format>',
      'json or yaml: the report, or the services; of a listing also wide and name',
    )
      .argParser(outputFormat)
      .default({ kind: 'table' }, 'text'),
    new Option('--no-headers', 'leave the header line out'),
    new Option(
      '-w, --watch',
      'with NAME: look again and again until it is to be promoted or rolled back',
    ),
    new Option(
      '--timeout <duration>',
      'with --watch: stop after this long, with exit code 4',
    ).argParser(readDuration),
    new Option(
      '--settings <file>',
      'how services are recognised and what canaries have to keep to; else $MODELDECK_SETTINGS or ~/.config/modeldeck/settings.yaml',
    ),
    new Option('--color <when>', 'colour and symbols in the output')
      .choices(['auto', 'always', 'never'])
      .default('auto'),
  ];
}

function metricsOptions(): Option[] {
  return [
    new Option(
      '--prometheus <where>',
      'URL, or NAMESPACE/SERVICE:PORT in the cluster, asked through the API server; else $MODELDECK_PROMETHEUS, else the pods are asked themselves',
    ),
    new Option(
      '--prometheus-token-file <file>',
      'bearer token for the Prometheus of a URL',
    ),
    new Option(
      '--since <duration>',
      'weigh what was within this long; else since the canary began. Needs a Prometheus',
    ).argParser(readDuration),
    new Option(
      '--for <duration>',
      'without a Prometheus or --watch: ask the pods for this long',
    )
      .argParser(readDuration)
      .default(WATCHED_MS, '30s'),
    new Option(
      '--state <file>',
      'go on from the evidence in this file, and keep it there',
    ),
  ].map(option => option.helpGroup(METRICS));
}

function gateOptions(): Option[] {
  return [
    new Option(
      '--manifest <kind>',
      'print what judges NAME in the cluster, with its account and rights; asks no cluster',
    ).choices(GATES),
    new Option(
      '--image <image>',
      'with --manifest: an image that has kubectl-model',
    ),
  ].map(option => option.helpGroup(GATE));
}

interface CanaryOptions {
  namespace?: string;
  allNamespaces?: boolean;
  selector?: string;
  output: OutputFormat;
  headers: boolean;
  watch?: boolean;
  timeout?: number;
  settings?: string;
  color: ColorChoice;
  prometheus?: string;
  prometheusTokenFile?: string;
  since?: number;
  for: number;
  state?: string;
  manifest?: CanaryOperation['manifest'];
  image?: string;
}

function readCanary(
  name: string | undefined,
  options: CanaryOptions & Record<string, unknown>,
): CanaryOperation {
  const operation: CanaryOperation = {
    verb: 'canary',
    target: name === undefined ? undefined : readTarget(name),
    connection: readConnectionFlags(options),
    settings: options.settings,
    namespace: options.namespace,
    allNamespaces: options.allNamespaces ?? false,
    selector: options.selector,
    output: options.output,
    headers: options.headers,
    watch: options.watch ?? false,
    timeoutMs: options.timeout,
    prometheus: options.prometheus,
    prometheusTokenFile: options.prometheusTokenFile,
    sinceMs: options.since,
    forMs: options.for,
    state: options.state,
    policy: readPolicyFlags(options),
    manifest: options.manifest,
    image: options.image,
    color: options.color,
  };
  const contradiction = contradictionIn(operation);
  if (contradiction) {
    throw new Error(contradiction);
  }
  return operation;
}

/** Flags that each make sense but not together. */
function contradictionIn(operation: CanaryOperation): string | undefined {
  const { target, connection, output, watch } = operation;
  if (target && (operation.allNamespaces || operation.selector)) {
    return `-A and -l are for a listing: leave them out, or leave out "${target.name}"`;
  }
  if (target && (connection.allContexts || connection.contexts.length > 1)) {
    return 'one canary is judged in one cluster: name one --context';
  }
  const needsName = [
    [watch, '--watch'],
    [operation.state, '--state'],
    [operation.manifest, '--manifest'],
    [Object.keys(operation.policy).length > 0, 'a policy'],
  ].find(([given]) => given);
  if (!target && needsName) {
    return `${needsName[1]} is for one canary: add its NAME`;
  }
  if (target && (output.kind === 'wide' || output.kind === 'name')) {
    return `-o ${output.kind} is for a listing: a report is text, json or yaml`;
  }
  if (operation.timeoutMs !== undefined && !watch && !operation.manifest) {
    return '--timeout limits watching: add --watch, or use --request-timeout for a single request';
  }
  if (operation.manifest && !operation.image) {
    return '--manifest needs --image: one that has kubectl-model, see the README';
  }
  return undefined;
}

function outputFormat(value: string): OutputFormat {
  return explained(() => {
    const format = parseOutputFormat(value);
    if (!['wide', 'json', 'yaml', 'name'].includes(format.kind)) {
      throw new Error(
        `canary prints text, wide, json, yaml or name, not ${value}`,
      );
    }
    return format;
  });
}
