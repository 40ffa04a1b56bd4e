import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** What `status --help` says after its flags. */
function helpOfStatus(): string {
  let help = '';
  const status = createProgram().commands.find(
    command => command.name() === 'status',
  );
  status?.configureOutput({
    writeOut: text => {
      help += text;
    },
  });
  status?.outputHelp();
  return help;
}

describe('the exit codes', () => {
  it('are those of the table in the README, every one and no other', () => {
    expect(codesIn(readme, /^\| (\d+) +\|/gm)).toEqual(codes);
  });

  it('are those of the help, but for how a shell reports signals', () => {
    const [, list = ''] = helpOfStatus().split('Exit codes:');
    expect(codesIn(list, /^ {2}(\d+) /gm)).toEqual(
      codes.filter(code => code < 128),
    );
  });
});
