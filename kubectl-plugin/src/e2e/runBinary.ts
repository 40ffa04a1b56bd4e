import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

// eslint-disable-next-line no-restricted-syntax -- tests are never part of a build
const root = join(__dirname, '..', '..');
export const binary = join(root, 'bin', 'kubectl-model');

const LONGEST_RUN_MS = 120_000;

export interface BinaryRun {
  args: readonly string[];
  kubeconfig: string;
  /** stdout is a terminal this wide */
  columns?: number;
  /** stdin and stderr are a terminal where this is typed, line by line */
  answers?: readonly string[];
  env?: Record<string, string>;
  /** the node that runs it; the one of the tests by default */
  node?: string;
  program?: string;
}

export interface BinaryResult {
  stdout: string;
  stderr: string;
  code: number | null;
}

/** Bundles the plugin as `npm run build` does. */
export async function buildBinary(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'build.mjs')]);
}

/** Starts the built binary at the tests' moment. */
export function startBinary(run: BinaryRun): ChildProcess {
  const { args, kubeconfig, columns, node = process.execPath } = run;
  return spawn(node, [run.program ?? binary, ...args], {
    stdio: [run.answers ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    // The clock stands still for it: what waits for time to pass waits for ever.
    timeout: LONGEST_RUN_MS,
    killSignal: 'SIGKILL',
    env: {
      PATH: process.env.PATH,
      HOME: join(tmpdir(), 'nobody'),
      KUBECONFIG: kubeconfig,
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
      TZ: 'UTC',
      NODE_OPTIONS: `--require ${join(root, 'src', 'e2e', 'preload.cjs')}`,
      TEST_NOW: '2026-11-21T12:00:00Z',
      ...(columns ? { TEST_COLUMNS: String(columns) } : {}),
      ...(run.answers ? { TEST_ANSWERED: 'true' } : {}),
      ...run.env,
    },
  });
}

/** Runs the built binary to its end. */
export function runBinary(run: BinaryRun): Promise<BinaryResult> {
  const child = startBinary(run);
  const result: BinaryResult = { stdout: '', stderr: '', code: null };
  child.stdout?.on('data', data => {
    result.stdout += data;
  });
  child.stderr?.on('data', data => {
    result.stderr += data;
  });
  child.stdin?.end(run.answers?.map(answer => `${answer}\n`).join(''));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ ...result, code }));
  });
}
