import { runNode } from '../process.mjs';

/** Our verdict beside the rules in use, on the same simulated streams. */
export function run(args) {
  return runNode([
    '--import',
    'tsx',
    'test/bench/src/verdict/main.ts',
    ...args,
  ]);
}
