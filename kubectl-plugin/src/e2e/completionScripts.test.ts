import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { bashScript } from '../commands/completion/bashScript';
import { fishScript } from '../commands/completion/fishScript';
import { zshScript } from '../commands/completion/zshScript';

/** Says which words it was asked about, and answers like `kubectl-model __complete`. */
const ASKED = `#!/bin/sh
printf '%s\\n' "$@" > "$ASKED"
printf '%s\\n' $ANSWER
`;

/** How each shell is made to say what it offers after the words that it is given. */
const shells = {
  bash: {
    script: bashScript,
    offers: `source ./script
COMP_WORDS=(kubectl-model "$@")
COMP_CWORD=$#
_kubectl_model
printf '%s\\n' "\${COMPREPLY[@]}"`,
  },
  zsh: {
    script: zshScript,
    offers: `compdef() { :; }
compadd() { shift \${@[(i)--]}; printf '%s\\n' "$@"; }
_files() { print FILES; }
source ./script
words=(kubectl-model "$@")
CURRENT=$(( $# + 1 ))
_kubectl-model
true`,
  },
  fish: {
    script: fishScript,
    offers: `source ./script
complete --do-complete "kubectl-model $argv[2..]"`,
  },
};

function isInstalled(shell: string): boolean {
  try {
    execFileSync(shell, ['-c', 'true']);
    return true;
  } catch {
    process.stderr.write(`Skipped: no ${shell} to try its completion in\n`);
    return false;
  }
}

const installed = Object.entries(shells).filter(([shell]) =>
  isInstalled(shell),
);

describe.each(installed)('the completion script in %s', (shell, given) => {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-model-completion-'));
  const program = join(folder, 'kubectl-model');

  beforeAll(() => {
    writeFileSync(join(folder, 'script'), given.script);
    writeFileSync(program, ASKED);
    chmodSync(program, 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function complete(typed: string[], answer: string): string[] {
    return execFileSync(shell, ['-c', given.offers, shell, ...typed], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: `${folder}${delimiter}${process.env.PATH}`,
        HOME: folder,
        ANSWER: answer,
        ASKED: join(folder, 'asked'),
      },
    })
      .split('\n')
      .filter(Boolean);
  }

  it('offers what it is answered, and not the directive behind it', () => {
    expect(complete(['status', 's'], 'scorer searcher :4')).toEqual([
      'scorer',
      'searcher',
    ]);
  });

  it('asks with every word up to the cursor, an empty one too', () => {
    complete(['status', '-n', ''], 'team :4');
    expect(
      execFileSync('cat', [join(folder, 'asked')], { encoding: 'utf8' }),
    ).toBe('__complete\nstatus\n-n\n\n');
  });

  it('offers nothing of its own when it is answered nothing', () => {
    expect(complete(['status', 'x'], ':4')).toEqual([]);
  });
});
