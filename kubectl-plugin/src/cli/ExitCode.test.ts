import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { createProgram } from './createProgram';
import { ExitCode } from './ExitCode';

// eslint-disable-next-line no-restricted-syntax -- tests are never part of a build
const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

const codes = Object.values(ExitCode)
  .filter(code => typeof code === 'number')
  .sort((a, b) => a - b);

function codesIn(text: string, row: RegExp): number[] {
  return Array.from(text.matchAll(row), ([, code]) => Number(code));
}

/** What `--help` of a command says after its flags. */
function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({
    writeOut: text => {
      help += text;
    },
  });
  command.outputHelp();
  return help;
}

describe('the exit codes', () => {
  it('are those of the table in the README, every one and no other', () => {
    expect(codesIn(readme, /^\| (\d+) +\|/gm)).toEqual(codes);
  });

  it('are those of the help of all commands, but for how a shell reports signals', () => {
    const listed = createProgram().commands.flatMap(command => {
      const [, list = ''] = helpOf(command).split('Exit codes:');
      return codesIn(list, /^ {2}(\d+) /gm);
    });
    expect([...new Set(listed)].sort((a, b) => a - b)).toEqual(
      codes.filter(code => code < 128),
    );
  });
});
