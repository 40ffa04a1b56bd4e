import { Argument, type Command, Option } from 'commander';
import { readConnectionFlags } from './connectionOptions';
import { FIT_FLAGS, fitOptions } from './gpuFitOptions';
import { type GpuFitFlags, type GpuOperation, gpuParts } from './GpuOperation';
import type { ColorChoice } from './Operation';
import { type OutputFormat, parseOutputFormat } from './OutputFormat';
import { explained, readDuration } from './readArgument';

const METRICS = 'Metrics:';

const EXAMPLES = `
Parts:
  pools     node pools: what they have, who holds it, what of it is used (default)
  nodes     the same by node, device by device
  services  model services by revision, then training, notebooks and others
  holders   the pods that hold accelerators
  fit       whether pods would find nodes, where, and if not why not

Columns of pools and nodes:
  TOTAL  what the nodes have        HELD   by pods that have not ended
  USED   on average over the window IDLE   held, and not used for the whole window
  FREE   for new pods               OUT    broken, or on nodes that take no pods
  FITS   the most that one pod can ask for and find a node
  ?      cannot be told; never the same as 0

Examples:
  # What there is, and what is left of it
  kubectl model gpu

  # Who holds it, with what has been used by a Prometheus
  kubectl model gpu services -A --prometheus monitoring/prometheus-k8s:9090

  # Will four pods with two A100 each find room in the serving pool?
  kubectl model gpu fit --replicas 4 --gpus 2 --product A100 --pool serving --toleration any

  # For scripts
  kubectl model gpu -o jsonpath='{range .pools[*]}{.name}{"\\t"}{.amounts[*].free}{"\\n"}{end}'

Exit codes:
  0  everything was read; fit: it fits
  1  error; something could not be read
  2  the command line makes no sense
  3  fit: it does not fit
  4  --timeout is over
  6  forbidden; something may not be read
  8  fit: cannot tell, since what decides was not read
`;

/** Declares `gpu` and hands what was typed to `done`. */
export function addGpuCommand(
  program: Command,
  done: (operation: GpuOperation) => void,
): void {
  const command = program
    .command('gpu')
    .summary('Show who holds which GPUs, what is idle, what fits')
    .description(
      'Show the accelerators of node pools: what they have, what is held, used, idle and free,\n' +
        'and what waits for them; by node, by model service and by pod; and what would fit.',
    )
    .addArgument(
      new Argument('[part]', 'what to show').choices(gpuParts).default('pools'),
    );
  for (const option of [
    ...readingOptions(),
    ...metricsOptions(),
    ...fitOptions(),
  ]) {
    command.addOption(option);
  }
  command
    .addHelpText('after', EXAMPLES)
    .action((part: GpuOperation['part'], _, own: Command) =>
      done(readGpu(part, own.optsWithGlobals())),
    );
}

function readingOptions(): Option[] {
  return [
    new Option(
      '-A, --all-namespaces',
      'services and holders of every namespace; pools and nodes belong to none',
    ),
    new Option(
      '-o, --output <format>',
      'wide, json, yaml, name, jsonpath=…, jsonpath-as-json=…, jsonpath-file=…, custom-columns=… or custom-columns-file=…',
    )
      .argParser(value => explained(() => parseOutputFormat(value)))
      .default({ kind: 'table' }, 'a table'),
    new Option('--no-headers', 'only the lines of the table'),
    new Option('-w, --watch', 'look again and again'),
    new Option(
      '--timeout <duration>',
      'with --watch: stop after this long, with exit code 4',
    ).argParser(readDuration),
    new Option(
      '--settings <file>',
      'how pools and services are told; else $MODELDECK_SETTINGS or ~/.config/modeldeck/settings.yaml',
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
      'URL, or NAMESPACE/SERVICE:PORT in the cluster, asked through the API server; else $MODELDECK_PROMETHEUS, else the DCGM exporters are asked themselves',
    ),
    new Option(
      '--prometheus-token-file <file>',
      'bearer token for the Prometheus of a URL',
    ),
    new Option(
      '--since <duration>',
      'tell use and idleness over this long. Needs a Prometheus',
    ).argParser(readDuration),
  ].map(option => option.helpGroup(METRICS));
}

interface GpuOptions extends GpuFitFlags {
  namespace?: string;
  allNamespaces?: boolean;
  output: OutputFormat;
  headers: boolean;
  watch?: boolean;
  timeout?: number;
  settings?: string;
  color: ColorChoice;
  prometheus?: string;
  prometheusTokenFile?: string;
  since?: number;
}

function readGpu(
  part: GpuOperation['part'],
  options: GpuOptions & Record<string, unknown>,
): GpuOperation {
  const operation: GpuOperation = {
    verb: 'gpu',
    part,
    connection: readConnectionFlags(options),
    settings: options.settings,
    namespace: options.namespace,
    allNamespaces: options.allNamespaces ?? false,
    output: options.output,
    headers: options.headers,
    watch: options.watch ?? false,
    timeoutMs: options.timeout,
    prometheus: options.prometheus,
    prometheusTokenFile: options.prometheusTokenFile,
    sinceMs: options.since,
    fit: Object.fromEntries(
      FIT_FLAGS.map(([, key]) => [key, options[key]]),
    ) as GpuFitFlags,
    color: options.color,
  };
  const contradiction = contradictionIn(operation);
  if (contradiction) {
    throw new Error(contradiction);
  }
  return operation;
}

/** Flags that each make sense but not together. */
function contradictionIn(operation: GpuOperation): string | undefined {
  const { part, fit, output, watch, connection } = operation;
  const [onlyFit] = FIT_FLAGS.find(([, key]) => fit[key] !== undefined) ?? [];
  if (part !== 'fit' && onlyFit) {
    return `${onlyFit} is for fit: kubectl model gpu fit ${onlyFit} …`;
  }
  if (part === 'fit' && !fit.gpus && !fit.gpu) {
    return 'fit needs what a pod asks for: --gpus COUNT, or --gpu RESOURCE=COUNT';
  }
  if (part === 'fit' && (watch || operation.allNamespaces)) {
    return `${
      watch ? '--watch' : '-A'
    } is not for fit: it answers once, for one namespace`;
  }
  if (
    part === 'fit' &&
    ['wide', 'name', 'custom-columns'].includes(output.kind)
  ) {
    return `fit prints text, json, yaml or jsonpath, not ${output.kind}`;
  }
  if (watch && !['table', 'wide'].includes(output.kind)) {
    return `--watch shows a table, not ${output.kind}`;
  }
  if (operation.timeoutMs !== undefined && !watch) {
    return '--timeout limits watching: add --watch, or use --request-timeout for a single request';
  }
  if (connection.allContexts && connection.contexts.length > 0) {
    return '--all-contexts and --context exclude each other';
  }
  return undefined;
}
