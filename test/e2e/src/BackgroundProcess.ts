import { spawn, type ChildProcess } from 'node:child_process';

export interface BackgroundProcessOptions {
  command: string;
  args: string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
}

const KILL_AFTER_MS = 10_000;
const KEPT_OUTPUT = 20_000;

/** A program with all that it starts itself: nothing of it outlives `stop`. */
export class BackgroundProcess {
  private static readonly running = new Set<BackgroundProcess>();

  private output = '';
  /** its exit code, or the signal that ended it */
  readonly exited: Promise<number | NodeJS.Signals | undefined>;

  private constructor(private readonly child: ChildProcess) {
    const keep = (chunk: Buffer) => {
      this.output = (this.output + chunk.toString()).slice(-KEPT_OUTPUT);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.exited = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        resolve(code ?? signal ?? undefined),
      );
    });
  }

  static start(options: BackgroundProcessOptions): BackgroundProcess {
    const { command, args, cwd, env } = options;
    // A process group of its own: the Backstage CLI starts the program in a child.
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = new BackgroundProcess(child);
    BackgroundProcess.running.add(started);
    return started;
  }

  /** Ends what a test that ran out of time has left, whoever started it. */
  static async stopAll(): Promise<void> {
    await Promise.all([...this.running].map(process => process.stop()));
  }

  /** What it printed last, for a message about what went wrong. */
  get lastOutput(): string {
    return this.output;
  }

  /** Waits for its end; throws with what it printed when that was no success. */
  async succeeded(): Promise<void> {
    const code = await this.exited;
    if (code !== 0) {
      throw new Error(`It ended with ${code}:\n${this.output}`);
    }
  }

  async stop(): Promise<void> {
    BackgroundProcess.running.delete(this);
    if (this.child.exitCode !== null || this.child.signalCode !== null) {
      return;
    }
    this.signal('SIGTERM');
    const deadline = setTimeout(() => this.signal('SIGKILL'), KILL_AFTER_MS);
    await this.exited;
    clearTimeout(deadline);
  }

  private signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.child.pid!, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  }
}
