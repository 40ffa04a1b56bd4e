import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exited, npmCli, runNode } from './process.mjs';
import { ROOT } from './root.mjs';
import { say } from './say.mjs';
import { spawn } from 'node:child_process';

/** Fetched where the machine's Node does not do; `.nvmrc` and `engines` say the same in words. */
const FETCHED_VERSION = '24.21.0';

/** The oldest of each line that Backstage's packages and lerna accept (`engines`). */
const ACCEPTED = [
  [22, 22, 2],
  [24, 15, 0],
  [26, 0, 0],
];

export function isAccepted(version) {
  const [major, minor, patch] = version
    .replace(/^v/, '')
    .split(/[.-]/)
    .map(Number);
  return ACCEPTED.some(
    ([line, leastMinor, leastPatch]) =>
      major === line &&
      (minor > leastMinor || (minor === leastMinor && patch >= leastPatch)),
  );
}

/**
 * Undefined when this process already runs on a Node that does. Otherwise fetches one through
 * npm, runs the same command line under it, and returns its exit code.
 */
export async function ensureNode(commandLine) {
  if (isAccepted(process.version)) {
    return undefined;
  }
  const binary = await fetchedNode();
  const child = spawn(binary, commandLine, { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => child.kill(signal));
  }
  return { exitCode: await exited(child) };
}

async function fetchedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = join(ROOT, '.node');
  const binary = join(
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(binary)) {
    return binary;
  }
  say(
    `this is Node ${process.version}; fetching Node ${FETCHED_VERSION} into .node (once)`,
  );
  const code = await runNode([
    npmCli(),
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-package-lock',
    '--engine-strict=false',
    '--loglevel=error',
    `${name}@${FETCHED_VERSION}`,
  ]);
  if (code !== 0 || !existsSync(binary)) {
    throw new Error(
      `could not fetch ${name}@${FETCHED_VERSION} through npm; install Node ${FETCHED_VERSION} yourself and try again`,
    );
  }
  return binary;
}
