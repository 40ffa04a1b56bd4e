import { Argument, Command, Option } from 'commander';
import { addActCommands } from './actCommands';
import { addAlertsCommand } from './alertsCommand';
import { addCanaryCommand } from './canaryCommand';
import { addConnectionOptions, readConnectionFlags } from './connectionOptions';
import { addGpuCommand } from './gpuCommand';
import { type Operation, type Shell, shells } from './Operation';
import { type OutputFormat, parseOutputFormat } from './OutputFormat';
import { addPreflightCommand } from './preflightCommand';
import { addStatusCommand } from './statusCommand';
import { addTemplateCommands } from './templateCommands';

/** How a user calls this, whatever the file is named. */
export const PROGRAM = 'kubectl model';

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
    .configureHelp({
      showGlobalOptions: true,
      subcommandTerm: command =>
        [command.name(), ...command.registeredArguments.map(argumentTerm)].join(
          ' ',
        ),
    })
    .showSuggestionAfterError();
  addConnectionOptions(program);
  addStatusCommand(program, done);
  addCanaryCommand(program, done);
  addPreflightCommand(program, done);
  addActCommands(program, done);
  addGpuCommand(program, done);
  addAlertsCommand(program, done);
  addTemplateCommands(program, done);
  addVersionCommand(program, done);
  addCompletionCommand(program, done);
  return program;
}

function argumentTerm(argument: Argument): string {
  const words = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${words}>` : `[${words}]`;
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
