import { Argument, Command, CommanderError, Option } from 'commander';
import { addConnectionOptions, readConnectionFlags } from './connectionOptions';
import { normalizeArguments } from './normalizeArguments';
import { type Operation, type Shell, shells } from './Operation';
import { type OutputFormat, parseOutputFormat } from './OutputFormat';
import { addStatusCommand } from './statusCommand';

/** How a user calls this, whatever the file is named. */
export const PROGRAM = 'kubectl model';

/** The argument words of the process to what is to be done. Pure: writes nothing, never exits. */
export function parseArguments(argv: readonly string[]): Operation {
  if (argv[0] === '__complete') {
    return { verb: 'complete', words: argv.slice(1) };
  }
  const parse = new Parse();
  return parse.run(argv);
}

/** The whole command tree, for help and completion. */
export function createProgram(
  done: (operation: Operation) => void = () => {},
): Command {
  const program = new Command(PROGRAM)
    .usage('<command> [flags]')
    .description(
      'Model services on Kubernetes: what runs, whether it is healthy, and why not.',
    )
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError();
  addConnectionOptions(program);
  addStatusCommand(program, done);
  addVersionCommand(program, done);
  addCompletionCommand(program, done);
  return program;
}

function addVersionCommand(
  program: Command,
  done: (operation: Operation) => void,
): void {
  program
    .command('version')
    .description('Show the versions of this plugin and of the clusters')
    .option('--client', 'only of this plugin; asks no cluster', false)
    .addOption(
      new Option('-o, --output <format>', 'text, json or yaml')
        .argParser(versionFormat)
        .default({ kind: 'table' }, 'text'),
    )
    .action((_, command: Command) => {
      const options = command.optsWithGlobals();
      done({
        verb: 'version',
        clientOnly: options.client,
        connection: readConnectionFlags(options),
        output: options.output,
      });
    });
}

function versionFormat(value: string): OutputFormat {
  const format = parseOutputFormat(value);
  if (format.kind !== 'json' && format.kind !== 'yaml') {
    throw new Error(`version prints json or yaml, not "${value}"`);
  }
  return format;
}

function addCompletionCommand(
  program: Command,
  done: (operation: Operation) => void,
): void {
  program
    .command('completion')
    .description('Print what makes a shell complete commands, flags and names')
    .addArgument(new Argument('<shell>').choices(shells))
    .action((shell: Shell) => done({ verb: 'completion', shell }));
}

/** One run of the parser; commander reports by callbacks and exceptions, we want a value. */
class Parse {
  private operation: Operation | undefined;
  private out = '';
  private err = '';

  run(argv: readonly string[]): Operation {
    const program = createProgram(operation => {
      this.operation = operation;
    });
    this.listen(program);
    try {
      const words = normalizeArguments(argv);
      program.parse(words.length > 0 ? words : ['--help'], { from: 'user' });
    } catch (error) {
      return this.failure(error);
    }
    return this.operation ?? { verb: 'usage-error', message: 'no command' };
  }

  private listen(command: Command): void {
    command.exitOverride().configureOutput({
      writeOut: text => {
        this.out += text;
      },
      writeErr: text => {
        this.err += text;
      },
      // Help is wrapped for a usual terminal wherever it is written, so that it can be compared.
      getOutHelpWidth: () => 100,
      getOutHasColors: () => false,
    });
    command.commands.forEach(child => this.listen(child));
  }

  private failure(error: unknown): Operation {
    if (error instanceof CommanderError && error.exitCode === 0) {
      return { verb: 'help', text: this.out };
    }
    return { verb: 'usage-error', message: oneLine(this.complaint(error)) };
  }

  private complaint(error: unknown): string {
    if (!(error instanceof CommanderError)) {
      return (error as Error).message;
    }
    // `help nonsense` fails by showing the help of the whole program.
    return error.code === 'commander.help' ? 'unknown command' : this.err;
  }
}

function oneLine(message: string): string {
  return message
    .replace(/^error: /, '')
    .split('\n')
    .map(line => line.trim())
    .join(' ')
    .trim();
}
