import type { StartCanaryRequest } from '@modeldeck/plugin-model-serving-common';
import { type Command, Option } from 'commander';
import { ACT_VERBS, type ActVerb } from './actVerbs';
import { readConnectionFlags } from './connectionOptions';
import type { ActOperation, CanaryAction, ColorChoice } from './Operation';
import { type OutputFormat, parseOutputFormat } from './OutputFormat';
import { explained, readDuration } from './readArgument';
import { readTarget } from './readTarget';
import { readWeights } from './readWeights';

const TIMEOUT_MS = 5 * 60_000;

const EXIT_CODES = `
Exit codes:
  0  done: programmed traffic is as predicted; with --timeout 0: written;
     with --dry-run: planned, or accepted by the API server
  1  refused, declined, or written in part only: stderr says which
  2  the command line makes no sense, or there is nobody to ask and no --yes
  3  written, and the service has failed since
  4  written, and --timeout is over
  5  not found
  6  forbidden
  7  conflict: changed by somebody else meanwhile; nothing was written
  8  written, and whether traffic follows cannot be told
`;

/** Declares the verbs that move traffic, and hands what was typed to `done`. */
export function addActCommands(
  program: Command,
  done: (operation: ActOperation) => void,
): void {
  for (const verb of ACT_VERBS) {
    addActCommand(program, verb, done);
  }
}

function addActCommand(
  program: Command,
  { name, summary, description, examples }: ActVerb,
  done: (operation: ActOperation) => void,
): void {
  const command = program
    .command(name)
    .summary(summary)
    .description(
      `${description}\nShows first what will be written and what follows from it, asks, writes, and waits until\nthe programmed traffic is what was predicted.`,
    )
    .argument('<name>', 'NAME or TYPE/NAME of a model service');
  if (name === 'set-weight') {
    command.argument(
      '<weight...>',
      'PERCENT of the canary, or REVISION=PERCENT of each revision',
    );
  }
  if (name === 'promote') {
    command.option(
      '--full',
      'past all steps, pauses and analyses that are left, where a controller takes them',
    );
  }
  if (name === 'start-canary') {
    addVersionOptions(command);
  }
  addActOptions(command)
    .addHelpText('after', `\nExamples:${examples}\n${EXIT_CODES}`)
    .action((target: string, ...rest: unknown[]) => {
      const [weights] = rest as [string[]];
      done(
        readAct(target, command.optsWithGlobals(), options =>
          wantedOf(name, weights, options),
        ),
      );
    });
}

function addVersionOptions(command: Command): void {
  command
    .option(
      '--storage-uri <uri>',
      'where the model lies, or models:/NAME/VERSION or models:/NAME@ALIAS of a model registry',
    )
    .option('--image <image>', 'the image, where the model is part of it')
    .addOption(
      new Option(
        '--percent <percent>',
        'what it gets of the requests, from 1 to 50',
      )
        .argParser(readPercent)
        .default(10),
    )
    .option(
      '--version <version>',
      'version of the model, told by the label modeldeck.io/model-version',
    );
}

function readPercent(value: string): number {
  return explained(() => {
    if (!/^\d{1,3}$/.test(value)) {
      throw new Error(`a share is a whole number of percent, not ${value}`);
    }
    return Number(value);
  });
}

function addActOptions(command: Command): Command {
  return command
    .addOption(new Option('-y, --yes', 'write without asking'))
    .addOption(
      new Option(
        '--dry-run <how>',
        'client: show the plan only; server: have the API server judge every write and keep none',
      )
        .choices(['none', 'client', 'server'])
        .default('none'),
    )
    .addOption(
      new Option(
        '--timeout <duration>',
        'wait for the traffic at most this long; 0 does not wait',
      )
        .argParser(readDuration)
        .default(TIMEOUT_MS, '5m'),
    )
    .addOption(
      new Option(
        '-o, --output <format>',
        'text, json or yaml: the plan and what came of it',
      )
        .argParser(outputFormat)
        .default({ kind: 'table' }, 'text'),
    )
    .addOption(
      new Option(
        '--settings <file>',
        'how services are recognised and whose they are; else $MODELDECK_SETTINGS or ~/.config/modeldeck/settings.yaml',
      ),
    )
    .addOption(
      new Option('--color <when>', 'colour and symbols in the output')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    );
}

interface ActOptions {
  namespace?: string;
  full?: boolean;
  storageUri?: string;
  image?: string;
  percent: number;
  version?: string;
  yes?: boolean;
  dryRun: ActOperation['dryRun'];
  timeout: number;
  output: OutputFormat;
  settings?: string;
  color: ColorChoice;
}

function wantedOf(
  action: CanaryAction['action'],
  weights: string[],
  options: ActOptions,
): CanaryAction {
  switch (action) {
    case 'start-canary':
      return { action, ...wantedVersion(options) };
    case 'set-weight':
      return { action, weights: readWeights(weights) };
    case 'promote':
      return { action, full: options.full ?? false };
    default:
      return { action };
  }
}

function wantedVersion({
  storageUri,
  image,
  percent,
  version: label,
}: ActOptions): Pick<StartCanaryRequest, 'version' | 'percent'> {
  if ((storageUri === undefined) === (image === undefined)) {
    throw new Error(
      'start-canary needs the new version: --storage-uri URI, or --image IMAGE where the model is part of it',
    );
  }
  return {
    version: {
      ...(storageUri !== undefined && { storageUri }),
      ...(image !== undefined && { image }),
      ...(label !== undefined && { label }),
    },
    percent,
  };
}

function readAct(
  target: string,
  options: ActOptions & Record<string, unknown>,
  wanted: (options: ActOptions) => CanaryAction,
): ActOperation {
  const connection = readConnectionFlags(options);
  if (connection.allContexts || connection.contexts.length > 1) {
    throw new Error('one cluster is written to at a time: name one --context');
  }
  return {
    verb: 'act',
    wanted: wanted(options),
    target: readTarget(target),
    connection,
    settings: options.settings,
    namespace: options.namespace,
    yes: options.yes ?? false,
    dryRun: options.dryRun,
    timeoutMs: options.timeout,
    output: options.output,
    color: options.color,
  };
}

function outputFormat(value: string): OutputFormat {
  const format = explained(() => parseOutputFormat(value));
  return explained(() => {
    if (format.kind !== 'json' && format.kind !== 'yaml') {
      throw new Error(`a plan is printed as text, json or yaml, not ${value}`);
    }
    return format;
  });
}
