import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A simulated cluster in a process of its own, so that serving does not disturb measuring. */
export interface BenchCluster {
  kubeconfig: string;
  stop(): void;
}

export async function startBenchCluster(options: {
  services: number;
}): Promise<BenchCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'modeldeck-bench-'));
  const kubeconfig = join(folder, 'kubeconfig');
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      join(__dirname, '../../simulated-cluster/src/cli.ts'),
      '--port',
      '0',
      '--kubeconfig',
      kubeconfig,
      '--services',
      String(options.services),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', code =>
      reject(new Error(`the simulated cluster ended with ${code}`)),
    );
  });
  // Ended by us at the end of the benchmark, which is no error any more.
  ended.catch(() => undefined);
  await Promise.race([ended, appears(kubeconfig)]);
  return {
    kubeconfig,
    stop() {
      child.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function appears(file: string): Promise<void> {
  while (!existsSync(file)) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
