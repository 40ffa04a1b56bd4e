import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ProjectTexts } from './lint/Lint';

const PATIENCE_MS = 30_000;
const CONFIGURATION = 'deploy/shared/nginx.conf';

/** How the image of a language starts the service, with what a machine has in place of the image. */
const LANGUAGES = {
  Python: {
    needs: [
      ['uwsgi', '--plugin', 'python3', '--version'],
      ['/usr/bin/python3', '-c', 'import flask, prometheus_client'],
    ],
    command: ['uwsgi', '--plugin', 'python3', '--ini', 'uwsgi.ini'],
    port: '3031',
  },
  R: {
    needs: [['Rscript', '-e', 'library(plumber)']],
    command: ['Rscript', 'run.R'],
    port: '8000',
  },
} as const;

export type Language = keyof typeof LANGUAGES;

export function canRun(language: Language): boolean {
  return [['nginx', '-v'], ...LANGUAGES[language].needs].every(
    ([command = '', ...args]) => spawnSync(command, args).status === 0,
  );
}

/**
 * A project's web service as its pod has it: the files where the Dockerfile puts them, Nginx with the
 * project's configuration before it, and one folder that both write to. Its ports are free ones.
 */
export class RunningService {
  readonly url: string;
  private readonly folder: string;
  private readonly model: ChildProcess;
  private readonly nginx: ChildProcess;

  private constructor(
    folder: string,
    ports: { nginx: number },
    [model, nginx]: [ChildProcess, ChildProcess],
  ) {
    this.folder = folder;
    this.url = `http://127.0.0.1:${ports.nginx}`;
    this.model = model;
    this.nginx = nginx;
  }

  static async start(
    files: ProjectTexts,
    language: Language,
  ): Promise<RunningService> {
    const { command, port } = LANGUAGES[language];
    const ports = { model: await freePort(), nginx: await freePort() };
    const folder = mkdtempSync(join(tmpdir(), 'service-'));
    // Nginx' workers are somebody else where tests are root.
    chmodSync(folder, 0o755);
    const here = (text: string) =>
      text
        .replaceAll('/tmp/', `${folder}/`)
        .replaceAll(port, String(ports.model))
        .replaceAll('8080', String(ports.nginx));
    write(join(folder, 'nginx.conf'), here(files[CONFIGURATION] ?? ''));
    for (const [path, text] of Object.entries(files)) {
      if (/^(src|model)\//.test(path)) {
        write(join(folder, 'app', path.replace(/^src\//, '')), here(text));
      }
    }
    const model = start(command, join(folder, 'app'), {
      PROMETHEUS_MULTIPROC_DIR: join(folder, 'metrics'),
    });
    const nginx = start(
      ['nginx', '-p', folder, '-c', 'nginx.conf', '-g', 'daemon off;'],
      folder,
    );
    const service = new RunningService(folder, ports, [model, nginx]);
    await service.untilReady();
    return service;
  }

  /** Until the service has written a file to the folder that the image calls /tmp. */
  async written(name: string): Promise<void> {
    await until(() => existsSync(join(this.folder, name)));
  }

  /** As a pod is ended: Nginx by its image's signal, and the model once Nginx is gone. */
  async end(): Promise<void> {
    this.nginx.kill('SIGQUIT');
    await until(() => !existsSync(join(this.folder, 'nginx.pid')));
    await ended(this.model, 'SIGTERM');
  }

  async dispose(): Promise<void> {
    // A master that is killed leaves its workers behind.
    await ended(this.nginx, 'SIGTERM');
    await ended(this.model, 'SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async untilReady(): Promise<void> {
    await until(async () => {
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      return answer?.status === 200;
    });
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function start(
  [command = '', ...args]: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): ChildProcess {
  return spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
}

async function ended(
  child: ChildProcess,
  signal: NodeJS.Signals,
): Promise<void> {
  child.kill(signal);
  await until(() => child.exitCode !== null || child.signalCode !== null);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error('it did not come to that in time');
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address ? address.port : 0),
      );
    });
  });
}
