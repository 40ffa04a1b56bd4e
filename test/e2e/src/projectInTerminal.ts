import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { KUBECTL_PLUGIN } from './fleets';

const run = promisify(execFile);

export interface TerminalAnswers {
  answers: Record<string, unknown>;
  /** address of the registry that models are looked up in */
  registry: string;
}

/** Texts of the files, by path, that `kubectl model new` makes of answers. */
export async function projectInTerminal(
  template: string,
  { answers, registry }: TerminalAnswers,
): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'modeldeck-e2e-'));
  const made = join(folder, 'made');
  const values = join(folder, 'answers.json');
  const program = join(KUBECTL_PLUGIN, 'bin/kubectl-model');
  try {
    await writeFile(values, JSON.stringify(answers));
    await run(
      process.execPath,
      [program, 'new', template, made, '--values', values, '--yes'],
      {
        env: {
          ...process.env,
          HOME: folder, // with nobody's own settings
          MLFLOW_TRACKING_URI: registry,
          NODE_OPTIONS: '',
        },
      },
    );
    return await textsIn(made);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function textsIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const texts = entries
    .filter(entry => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path), await readFile(path, 'utf8')] as const;
    });
  return Object.fromEntries(await Promise.all(texts));
}
