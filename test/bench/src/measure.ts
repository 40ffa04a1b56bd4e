import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A command under measurement. */
export interface Command {
  label: string;
  file: string;
  args: string[];
  env?: Record<string, string>;
}

/** One finished run: wall clock in milliseconds, peak resident memory in MiB. */
export interface Run {
  wallMs: number;
  /** undefined where the system has no /proc */
  peakMiB: number | undefined;
}

/**
 * Runs each command in turn, A B A B …, so that a machine whose speed drifts does so for all of
 * them. The first round warms the caches and does not count.
 */
export async function measureInTurn(
  commands: readonly Command[],
  rounds: number,
): Promise<Run[][]> {
  const runs: Run[][] = commands.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, command] of commands.entries()) {
      const run = await measureOnce(command);
      if (round > 0) {
        runs[index]!.push(run);
      }
    }
  }
  return runs;
}

function measureOnce(command: Command): Promise<Run> {
  return new Promise((resolve, reject) => {
    const begin = process.hrtime.bigint();
    const child = spawn(command.file, command.args, {
      env: { ...process.env, ...command.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let peakMiB: number | undefined;
    let stderr = '';
    // The kernel keeps the high-water mark itself: a reading shortly before the end is enough.
    const sampling = setInterval(() => {
      peakMiB = peakMemory(child.pid) ?? peakMiB;
    }, 2);
    child.stdout.resume();
    child.stderr.on('data', chunk => {
      stderr += chunk;
    });
    child.once('error', reject);
    child.once('close', code => {
      clearInterval(sampling);
      const wallMs = Number(process.hrtime.bigint() - begin) / 1e6;
      // 3: the fleet has degraded services, which the benchmark's fleet has on purpose.
      if (code !== 0 && code !== 3) {
        reject(new Error(`${command.label} ended with ${code}: ${stderr}`));
      } else {
        resolve({ wallMs, peakMiB });
      }
    });
  });
}

function peakMemory(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kib = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
    return kib === undefined ? undefined : Number(kib) / 1024;
  } catch {
    return undefined; // it has just ended, or there is no /proc
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]!
    : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
