import type {
  SimulatedForge,
  SimulatedMlflow,
} from '@modeldeck/simulated-cluster';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BackgroundProcess } from './BackgroundProcess';
import { freePort } from './freePort';
import { waitUntil } from './waitUntil';

const ROOT = resolve(__dirname, '../../..');
const CLI = resolve(require.resolve('@backstage/cli/package.json'), '..');
const BACKSTAGE_CLI = join(CLI, 'bin/backstage-cli');
/** Compiles as it loads; what `package start` uses, without its restart when a file changes. */
const TRANSFORM = join(CLI, 'config/nodeTransform.cjs');

export interface PortalOptions {
  /** the clusters' kubeconfigs, by cluster name */
  kubeconfigs: Record<string, string>;
  /** names of the clusters that may be written to */
  writable?: readonly string[];
  /** where templates are published to */
  forge?: SimulatedForge;
  /** where models are registered */
  registry?: SimulatedMlflow;
}

/**
 * The portal as it is installed somewhere: the built app, served by the backend. One process on one
 * port is lighter and fails in fewer ways than two with a development server.
 */
export class Portal {
  private constructor(
    readonly url: string,
    private readonly backend: BackgroundProcess,
    private readonly folder: string,
  ) {}

  static async start(options: PortalOptions): Promise<Portal> {
    await buildApp();
    const folder = await mkdtemp(join(tmpdir(), 'modeldeck-e2e-'));
    const url = `http://127.0.0.1:${await freePort()}`;
    const config = await writeConfig({ ...options, folder, url });
    const backend = BackgroundProcess.start({
      command: process.execPath,
      args: [
        '--require',
        TRANSFORM,
        'src/index.ts',
        '--config',
        join(ROOT, 'app-config.yaml'),
        '--config',
        config,
      ],
      cwd: join(ROOT, 'packages/backend'),
      env: { NODE_ENV: 'development', NODE_OPTIONS: '' },
    });
    const portal = new Portal(url, backend, folder);
    try {
      await portal.ready();
    } catch (error) {
      await portal.stop();
      throw new Error(`${(error as Error).message}\n${backend.lastOutput}`);
    }
    return portal;
  }

  /** What the backend printed last. */
  get log(): string {
    return this.backend.lastOutput;
  }

  async stop(): Promise<void> {
    await this.backend.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    const ended = this.backend.exited.then(code => {
      throw new Error(`The portal's backend ended with ${code}.`);
    });
    const answers = waitUntil({
      what: "the portal's backend is ready",
      timeoutMs: 180_000,
      holds: () => isReady(`${this.url}/.backstage/health/v1/readiness`),
    });
    ended.catch(() => undefined);
    await Promise.race([answers, ended]);
  }
}

async function buildApp(): Promise<void> {
  const build = BackgroundProcess.start({
    command: process.execPath,
    args: [BACKSTAGE_CLI, 'package', 'build'],
    cwd: join(ROOT, 'packages/app'),
    env: { NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  try {
    await build.succeeded();
  } finally {
    await build.stop();
  }
}

interface ConfigOptions extends PortalOptions {
  folder: string;
  url: string;
}

async function writeConfig(options: ConfigOptions): Promise<string> {
  const { folder, url, kubeconfigs, writable = [], forge, registry } = options;
  const clusters = await Promise.all(
    Object.entries(kubeconfigs).map(async ([name, kubeconfig]) => {
      const path = join(folder, `${name}.kubeconfig`);
      await writeFile(path, kubeconfig, { mode: 0o600 });
      return { name, kubeconfig: { path }, writable: writable.includes(name) };
    }),
  );
  const config = join(folder, 'app-config.json');
  await writeFile(
    config,
    JSON.stringify({
      app: { baseUrl: url },
      backend: {
        baseUrl: url,
        listen: { host: '127.0.0.1', port: Number(new URL(url).port) },
        cors: { origin: url },
      },
      modelServing: {
        clusters,
        ...(registry && { mlflow: { url: registry.url } }),
      },
      ...(forge && { integrations: { gitea: [integrationOf(forge)] } }),
    }),
  );
  return config;
}

function integrationOf({ url, user }: SimulatedForge) {
  return {
    host: new URL(url).host,
    baseUrl: url,
    username: user.name,
    password: user.password,
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // it does not listen yet
  }
}
