import { join } from 'node:path';
import { BACKSTAGE_CLI, runNode } from '../process.mjs';
import { ROOT } from '../root.mjs';

/** ESLint by Backstage's rules, and prettier's formatting. */
export async function run() {
  const lint = await runNode([
    BACKSTAGE_CLI,
    'repo',
    'lint',
    '--max-warnings=0',
  ]);
  const format = await runNode([
    join(ROOT, 'node_modules/prettier/bin-prettier.js'),
    '--check',
    '--loglevel=warn',
    '.',
  ]);
  return lint || format;
}
