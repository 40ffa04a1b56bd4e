import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** PostgreSQL refuses to run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** A server in a folder of its own, reached by a socket there: no port, no password. */
export class PrivatePostgres {
  /** undefined: it is not installed; `apt-get install postgresql` does that */
  static find(): PrivatePostgres | undefined {
    const isThere = ['initdb', 'postgres', 'pg_ctl'].every(
      binary => spawnSync(binary, ['--version']).status === 0,
    );
    return isThere ? new PrivatePostgres() : undefined;
  }

  readonly connectionString: string;
  private readonly folder: string;

  private constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    if (NOBODY.uid) {
      chownSync(this.folder, NOBODY.uid, NOBODY.gid);
    }
    this.connectionString = `postgresql://postgres@/postgres?host=${this.folder}`;
  }

  start(): void {
    this.run('initdb', '-U', 'postgres', '-A', 'trust', '--no-sync');
    const options = `-k ${this.folder} -h '' -F`;
    this.run('pg_ctl', 'start', '-w', '-o', options, '-l', this.at('log'));
  }

  async stop(): Promise<void> {
    // Fast: it ends the connections that are left.
    this.run('pg_ctl', 'stop', '-w', '-m', 'fast');
    await rm(this.folder, { recursive: true, force: true });
  }

  private run(binary: string, ...args: string[]): void {
    const { status, error } = spawnSync(
      binary,
      [...args, '-D', this.at('data')],
      // What starts the server must not wait for an end of its output.
      { ...NOBODY, cwd: this.folder, stdio: 'ignore' },
    );
    if (status !== 0) {
      throw error ?? new Error(`${binary} ${args[0]} failed`);
    }
  }

  private at(name: string): string {
    return join(this.folder, name);
  }
}
