import { type Command, Option } from 'commander';
import { readConnectionFlags } from './connectionOptions';
import type { ColorChoice, StatusOperation } from './Operation';
import { type OutputFormat, parseOutputFormat } from './OutputFormat';
import { explained, readDuration } from './readArgument';
import { readTarget } from './readTarget';

const EXAMPLES = `
Examples:
  # Every model service of every namespace, a line each
  kubectl model status -A

  # One service: revisions, traffic, pods, root cause and what to do next
  kubectl model status -n fraud scorer

  # Two clusters side by side
  kubectl model status -A --context staging,production

  # Follow a rollout for at most five minutes
  kubectl model status scorer -w --timeout 5m

  # Why a Deployment is a model service, or is none
  kubectl model status --why deploy/scorer

  # For scripts
  kubectl model status -A -o jsonpath='{range .items[*]}{.name}{"\\t"}{.health.status}{"\\n"}{end}'

Exit codes:
  0  healthy (also idle or stopped); for a listing: nothing is degraded or failed;
     with --why: answered, whether it is a model service or not
  1  error; for a listing: something could not be read
  2  the command line makes no sense
  3  degraded or failed; for a listing: at least one is
  4  --timeout is over
  5  not found; with --why: nothing of that name exists, whatever its kind
  6  forbidden; for a listing: something may not be read
  8  undecided: progressing or unknown
`;

/** Declares `status` and hands what was typed to `done`. */
export function addStatusCommand(
  program: Command,
  done: (operation: StatusOperation) => void,
): void {
  program
    .command('status')
    .summary('Show model services, or one of them in full')
    .description(
      'Show the model services of a namespace, a line each; with NAME one of them as a tree:\n' +
        'revisions, traffic as declared, programmed and observed, pods, GPUs, cause and next step.',
    )
    .argument(
      '[name]',
      'NAME or TYPE/NAME of a model service, or of an object it is made of',
    )
    .addOption(new Option('-A, --all-namespaces', 'look in every namespace'))
    .addOption(
      new Option('-l, --selector <labels>', 'only objects with these labels'),
    )
    .addOption(
      new Option(
        '-o, --output <format>',
        'wide, json, yaml, name, jsonpath=…, jsonpath-as-json=…, jsonpath-file=…, custom-columns=… or custom-columns-file=…',
      )
        .argParser(outputFormat)
        .default({ kind: 'table' }, 'a table, or a tree'),
    )
    .addOption(new Option('--no-headers', 'leave the header line out'))
    .addOption(
      new Option('--sort-by <path>', 'order by a JSONPath, such as {.name}'),
    )
    .addOption(
      new Option(
        '--why',
        'with NAME: by which rule it is a model service, or why it is none',
      ),
    )
    .addOption(
      new Option(
        '--settings <file>',
        'how services are recognised and whose they are; else $MODELDECK_SETTINGS or ~/.config/modeldeck/settings.yaml',
      ),
    )
    .addOption(new Option('-w, --watch', 'keep watching for changes'))
    .addOption(
      new Option(
        '--output-watch-events',
        'with --watch and json or yaml: say whether each was added, modified or deleted',
      ),
    )
    .addOption(
      new Option(
        '--timeout <duration>',
        'with --watch: stop after this long, with exit code 4',
      ).argParser(readDuration),
    )
    .addOption(
      new Option('--color <when>', 'colour and symbols in the output')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addHelpText('after', EXAMPLES)
    .action((name: string | undefined, _, command: Command) =>
      done(readStatus(name, command.optsWithGlobals())),
    );
}

interface StatusOptions {
  namespace?: string;
  allNamespaces?: boolean;
  selector?: string;
  output: OutputFormat;
  headers: boolean;
  sortBy?: string;
  why?: boolean;
  settings?: string;
  watch?: boolean;
  outputWatchEvents?: boolean;
  timeout?: number;
  color: ColorChoice;
}

function readStatus(
  name: string | undefined,
  options: StatusOptions & Record<string, unknown>,
): StatusOperation {
  const operation: StatusOperation = {
    verb: 'status',
    target: name === undefined ? undefined : readTarget(name),
    connection: readConnectionFlags(options),
    settings: options.settings,
    why: options.why ?? false,
    namespace: options.namespace,
    allNamespaces: options.allNamespaces ?? false,
    selector: options.selector,
    output: options.output,
    headers: options.headers,
    sortBy: options.sortBy,
    watch: options.watch ?? false,
    watchEvents: options.outputWatchEvents ?? false,
    timeoutMs: options.timeout,
    color: options.color,
  };
  const contradiction = contradictionIn(operation);
  if (contradiction) {
    throw new Error(contradiction);
  }
  return operation;
}

/** Flags that each make sense but not together. */
function contradictionIn(operation: StatusOperation): string | undefined {
  const { target, connection, output, why } = operation;
  if (target && operation.allNamespaces) {
    return `a NAME lives in one namespace: leave out -A, or leave out "${target.name}"`;
  }
  if (target && operation.selector) {
    return `-l chooses from a listing: leave it out, or leave out "${target.name}"`;
  }
  if (why && (!target || operation.watch)) {
    return target
      ? '--why answers once: leave it or --watch out'
      : '--why needs a NAME: the model service, or the workload that is none';
  }
  if (why && !['table', 'wide', 'json', 'yaml'].includes(output.kind)) {
    return `--why prints text, json or yaml, not ${output.kind}`;
  }
  if (connection.allContexts && connection.contexts.length > 0) {
    return '--all-contexts and --context exclude each other';
  }
  if (operation.timeoutMs !== undefined && !operation.watch) {
    return '--timeout limits watching: add --watch, or use --request-timeout for a single request';
  }
  if (operation.watch && operation.sortBy) {
    return '--sort-by orders a listing, which --watch never finishes: leave one of them out';
  }
  if (
    operation.watchEvents &&
    !(operation.watch && (output.kind === 'json' || output.kind === 'yaml'))
  ) {
    return '--output-watch-events needs --watch and -o json or yaml';
  }
  return undefined;
}

function outputFormat(value: string): OutputFormat {
  return explained(() => parseOutputFormat(value));
}
