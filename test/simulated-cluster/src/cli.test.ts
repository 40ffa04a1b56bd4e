import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { parse } from 'yaml';

const ROOT = join(__dirname, '../../..');

jest.setTimeout(60_000);

describe('the cluster command', () => {
  let folder: string;
  let child: ChildProcessByStdio<null, Readable, Readable> | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'simulated-cli-'));
  });

  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  function start(
    ...args: string[]
  ): ChildProcessByStdio<null, Readable, Readable> {
    child = spawn(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'cli.ts'), ...args],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    return child;
  }

  it('writes a kubeconfig that only its owner reads, says where, and ends when told to', async () => {
    const kubeconfig = join(folder, 'deep', 'kubeconfig');
    const running = start(
      '--port',
      '0',
      '--kubeconfig',
      kubeconfig,
      '--services',
      '3',
    );
    const [chunk] = await once(running.stdout, 'data');
    expect(String(chunk)).toContain(
      `Try: kubectl --kubeconfig ${kubeconfig} get isvc -A`,
    );
    expect(statSync(kubeconfig).mode % 0o1000).toBe(0o600);
    expect(parse(readFileSync(kubeconfig, 'utf8'))).toMatchObject({
      'current-context': 'simulated',
      contexts: [{ context: { namespace: 'demo' } }],
    });
    running.kill('SIGTERM');
    expect(await once(running, 'exit')).toEqual([0, null]);
  });

  it.each([
    [['--port', 'x'], '--port takes a number, not "x"'],
    [['--unknown'], "Unknown option '--unknown'"],
  ])('refuses %j in one line', async (args, message) => {
    const running = start(...args);
    const [[chunk], [code]] = await Promise.all([
      once(running.stderr, 'data'),
      once(running, 'exit'),
    ]);
    expect(code).toBe(2);
    expect(String(chunk)).toContain(message);
    expect(String(chunk).trim().split('\n')).toHaveLength(1);
  });
});
