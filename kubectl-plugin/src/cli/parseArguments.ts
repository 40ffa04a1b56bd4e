import { type Command, CommanderError } from 'commander';
import { createProgram } from './createProgram';
import { normalizeArguments } from './normalizeArguments';
import type { Operation } from './Operation';

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

/** The argument words of the process to what is to be done. Pure: writes nothing, never exits. */
export function parseArguments(argv: readonly string[]): Operation {
  if (argv[0] === '__complete') {
    return { verb: 'complete', words: argv.slice(1) };
  }
  return new Parse().run(argv);
}

function oneLine(message: string): string {
  return message
    .replace(/^error: /, '')
    .split('\n')
    .map(line => line.trim())
    .join(' ')
    .trim();
}
