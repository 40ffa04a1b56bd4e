import { type Command, Option } from 'commander';
import type {
  ColorChoice,
  NewOperation,
  TemplatesOperation,
} from './Operation';
import { type OutputFormat, parseOutputFormat } from './OutputFormat';
import { explained } from './readArgument';

const SETTINGS =
  "file with the company's own images, registries and defaults; else $MODELDECK_SETTINGS or ~/.config/modeldeck/settings.yaml";

const NEW_EXAMPLES = `
Examples:
  # Asks what it needs to know, and makes a folder of the model's name
  kubectl model new kserve-model

  # The same without questions: all that is not given is left at its default
  kubectl model new kserve-model ./credit --set name=credit --set owner=group:fraud --yes

  # What would be written
  kubectl model new kserve-model --values answers.yaml --yes --dry-run

  # A template of your own: a folder, or a folder of a Git repository at a tag
  kubectl model new ./our-template
  kubectl model new 'https://git.example/team/templates.git//serving?ref=v2'

Exit codes:
  0  written; with --dry-run: shown
  1  a file is in the way, or the template cannot be filled in; nothing was written
  2  a value is missing or does not fit, or the command line makes no sense
  5  no such template
`;

const TEMPLATES_EXAMPLES = `
Examples:
  # All of them
  kubectl model templates

  # What one of them asks for, with its defaults
  kubectl model templates kserve-model
`;

/** Declares `new` and `templates`. */
export function addTemplateCommands(
  program: Command,
  done: (operation: NewOperation | TemplatesOperation) => void,
): void {
  addNewCommand(program, done);
  addTemplatesCommand(program, done);
}

function addNewCommand(
  program: Command,
  done: (operation: NewOperation) => void,
): void {
  const command = program
    .command('new')
    .summary('Make a serving project from a template')
    .description(
      'Make a project from a template: one of ours, a folder, or a folder of a Git repository.\n' +
        'The files are those that the portal makes of the same answers, byte for byte.',
    )
    .argument('<template>', 'name, folder or Git URL of a template')
    .argument('[dir]', 'folder to write to; else one of the name given')
    .addOption(
      new Option('--set <key=value>', 'answer a question; may be repeated')
        .argParser((text: string, before: string[] = []) => [...before, text])
        .default([], 'none'),
    )
    .option(
      '--values <file>',
      'answers in YAML or JSON; --set goes before them',
    )
    .option(
      '-y, --yes',
      'ask nothing: what is not given is left at its default',
    )
    .addOption(
      new Option('--dry-run', 'show what would be written, and write nothing'),
    )
    .option('--force', 'replace files that are there', false)
    .option('--settings <file>', SETTINGS)
    .addOption(outputOption('json, yaml or name: what was made'))
    .addOption(colorOption());
  command
    .addHelpText('after', NEW_EXAMPLES)
    .action((template: string, folder: string | undefined) => {
      const options = command.optsWithGlobals();
      done({
        verb: 'new',
        template,
        folder,
        set: options.set,
        values: options.values,
        settings: options.settings,
        yes: options.yes === true,
        dryRun: options.dryRun === true,
        force: options.force,
        output: options.output as OutputFormat,
        color: options.color as ColorChoice,
      });
    });
}

function addTemplatesCommand(
  program: Command,
  done: (operation: TemplatesOperation) => void,
): void {
  const command = program
    .command('templates')
    .summary('List the templates, or explain one')
    .description(
      'List the templates there are; with a name, a folder or a Git URL what that template asks for.',
    )
    .argument('[template]', 'name, folder or Git URL of a template')
    .addOption(outputOption('json, yaml or name'))
    .option('--no-headers', 'leave the header line out')
    .addOption(colorOption());
  command
    .addHelpText('after', TEMPLATES_EXAMPLES)
    .action((template: string | undefined) => {
      const options = command.optsWithGlobals();
      done({
        verb: 'templates',
        template,
        output: options.output as OutputFormat,
        headers: options.headers,
        color: options.color as ColorChoice,
      });
    });
}

function outputOption(description: string): Option {
  return new Option('-o, --output <format>', description)
    .argParser((value: string) => explained(() => formatOf(value)))
    .default({ kind: 'table' }, 'text');
}

function formatOf(value: string): OutputFormat {
  const format = parseOutputFormat(value);
  if (!['json', 'yaml', 'name'].includes(format.kind)) {
    throw new Error(`it is printed as json, yaml or name, not "${value}"`);
  }
  return format;
}

function colorOption(): Option {
  return new Option('--color <when>', 'colour and symbols in the output')
    .choices(['auto', 'always', 'never'])
    .default('auto');
}
