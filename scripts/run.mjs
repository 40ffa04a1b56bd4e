#!/usr/bin/env node
/**
 * `npm start`, `npm test` and the others begin here. This file and the two it imports run on any
 * Node from 18 on and need nothing installed: they fetch what is missing, say what they do, and
 * then run the real task under the Node that Modeldeck needs.
 */
import { ensureDependencies } from './dependencies.mjs';
import { ensureNode } from './node.mjs';

const TASKS = [
  'start',
  'cluster',
  'test',
  'build',
  'lint',
  'bench',
  'bench-verdict',
  'conformance',
];

async function main([task, ...args]) {
  if (!TASKS.includes(task)) {
    throw new Error(`no task "${task ?? ''}"; there are ${TASKS.join(', ')}`);
  }
  const movedTo = await ensureNode(process.argv.slice(1));
  if (movedTo) {
    return movedTo.exitCode;
  }
  await ensureDependencies();
  const { run } = await import(`./tasks/${task}.mjs`);
  return run(args);
}

main(process.argv.slice(2)).then(
  exitCode => {
    process.exitCode = exitCode ?? 0;
  },
  error => {
    process.stderr.write(`modeldeck: ${error.message}\n`);
    process.exitCode = 1;
  },
);
