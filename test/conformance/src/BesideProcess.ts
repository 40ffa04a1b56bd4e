import { type ChildProcess, spawn } from 'node:child_process';

const KEPT_CHARACTERS = 16_384;

/** A program that runs beside the tests; its last lines explain a failure. */
export class BesideProcess {
  private readonly child: ChildProcess;
  private readonly exited: Promise<void>;
  private output = '';
  ended = false;

  constructor(command: string, args: readonly string[]) {
    this.child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer) => {
      this.output = `${this.output}${String(chunk)}`.slice(-KEPT_CHARACTERS);
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    this.exited = new Promise(resolve => {
      const end = () => {
        this.ended = true;
        resolve();
      };
      this.child.once('exit', end);
      this.child.once('error', error => {
        this.output += error.message;
        end();
      });
    });
  }

  lastLines(count: number): string[] {
    return this.output.trim().split('\n').slice(-count);
  }

  async stop(): Promise<void> {
    if (!this.ended) {
      this.child.kill('SIGTERM');
    }
    await this.exited;
  }
}
