import { BACKSTAGE_CLI, runNode } from '../process.mjs';
import { buildKubectlPlugin, typeCheck } from './build.mjs';

/**
 * Types first (jest strips them unseen), then the terminal's binary, which its tests run, then
 * every test. The portal in Chromium goes last and alone: beside other tests on two cores its
 * waits would measure the machine.
 */
export async function run(args) {
  if (args.length > 0) {
    return (await buildKubectlPlugin()) || jest(args);
  }
  return (
    (await typeCheck()) ||
    (await buildKubectlPlugin()) ||
    (await jest(['--testPathIgnorePatterns', '/test/e2e/'])) ||
    (await jest(['test/e2e']))
  );
}

function jest(args) {
  return runNode([BACKSTAGE_CLI, 'repo', 'test', '--watchAll=false', ...args], {
    env: { CI: process.env.CI ?? 'true' },
  });
}
