import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ROOT } from './root.mjs';

/** Binaries of the workspace, and the Node we run on, come first on PATH. */
export function environment(extra = {}) {
  const path = [
    join(ROOT, 'node_modules', '.bin'),
    dirname(process.execPath),
    process.env.PATH,
  ].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/** Runs a program of this Node to its end; resolves to its exit code. */
export function runNode(args, options = {}) {
  return exited(startNode(args, options));
}

/** Starts a program of this Node; the caller ends it. */
export function startNode(args, { env, ...options } = {}) {
  return spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
    ...options,
    env: environment(env),
  });
}

export function exited(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : code ?? 1));
  });
}

export const BACKSTAGE_CLI = join(
  ROOT,
  'node_modules/@backstage/cli/bin/backstage-cli',
);

/**
 * npm as a script for our Node to run: started through PATH it would run on the machine's Node,
 * which may be the old one that we left.
 */
export function npmCli() {
  const candidates = [
    process.env.npm_execpath,
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
    '/usr/lib/node_modules/npm/bin/npm-cli.js',
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  const found = candidates.find(
    path => path && /npm-cli\.js$/.test(path) && existsSync(path),
  );
  if (!found) {
    throw new Error('npm was not found; run this as `npm start` or `npm test`');
  }
  return found;
}
