import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import createKnex from 'knex';

/** PostgreSQL refuses to run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** A server in a folder of its own, reached by a socket there: no port, no password. */
export class PrivatePostgres {
  /** undefined: it is not installed; `apt-get install postgresql` does that */
  static find(): PrivatePostgres | undefined {
    const isThere = ['initdb', 'postgres'].every(
      binary => spawnSync(binary, ['--version']).status === 0,
    );
    return isThere ? new PrivatePostgres() : undefined;
  }

  readonly connectionString: string;
  private readonly folder: string;
  private server: ChildProcess | undefined;

  private constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    if (NOBODY.uid) {
      chownSync(this.folder, NOBODY.uid, NOBODY.gid);
    }
    this.connectionString = `postgresql://postgres@/postgres?host=${this.folder}`;
  }

  async start(): Promise<void> {
    const data = join(this.folder, 'data');
    const options = { ...NOBODY, cwd: this.folder };
    const made = spawnSync(
      'initdb',
      ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'],
      { ...options, encoding: 'utf8' },
    );
    if (made.status !== 0) {
      throw new Error(`initdb: ${made.stderr}`);
    }
    this.server = spawn(
      'postgres',
      ['-D', data, '-k', this.folder, '-h', '', '-F'],
      { ...options, stdio: 'ignore' },
    );
    await this.answers();
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (server && server.exitCode === null) {
      const ended = new Promise(resolve => {
        server.once('exit', resolve);
      });
      // Fast shutdown: it ends the connections that are left.
      server.kill('SIGINT');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    const knex = createKnex({
      client: 'pg',
      connection: { host: this.folder, user: 'postgres' },
    });
    try {
      const until = Date.now() + 30_000;
      for (;;) {
        try {
          await knex.raw('select 1');
          return;
        } catch (error) {
          if (Date.now() > until) {
            throw error;
          }
          await new Promise(resolve => {
            setTimeout(resolve, 100);
          });
        }
      }
    } finally {
      await knex.destroy();
    }
  }
}
