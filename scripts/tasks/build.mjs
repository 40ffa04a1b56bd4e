import { join } from 'node:path';
import { BACKSTAGE_CLI, runNode } from '../process.mjs';
import { ROOT } from '../root.mjs';

/** Types, the plugins' packages, and `kubectl-plugin/bin/kubectl-model`. */
export async function run() {
  return (
    (await typeCheck()) ||
    (await runNode([BACKSTAGE_CLI, 'repo', 'build'])) ||
    (await buildKubectlPlugin())
  );
}

export function typeCheck() {
  return runNode([join(ROOT, 'node_modules/typescript/bin/tsc')]);
}

export function buildKubectlPlugin() {
  return runNode(['build.mjs'], { cwd: join(ROOT, 'kubectl-plugin') });
}
