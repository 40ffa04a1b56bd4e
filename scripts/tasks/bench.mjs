import { runNode } from '../process.mjs';
import { buildKubectlPlugin } from './build.mjs';

/** Speed and size beside the peers, in one run. */
export async function run(args) {
  return (
    (await buildKubectlPlugin()) ||
    runNode(['--import', 'tsx', 'test/bench/src/main.ts', ...args])
  );
}
