import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BACKSTAGE_CLI, exited, startNode } from '../process.mjs';
import { ROOT } from '../root.mjs';
import { say } from '../say.mjs';
import { buildKubectlPlugin } from './build.mjs';
import { KUBECONFIG, startCluster } from './cluster.mjs';

const PORTS = {
  16443: 'the simulated cluster',
  16444: 'its MLflow registry',
  16445: 'its object store',
  16446: 'its git repositories',
  7007: "the portal's backend",
  3000: "the portal's frontend",
};
const PAGE = 'http://localhost:3000/models';
const BACKEND = 'http://localhost:7007/.backstage/health/v1/readiness';
const PATIENCE_MS = 300_000;

/** The simulated cluster, the portal's backend and its frontend, until Ctrl-C. */
export async function run() {
  await refuseTakenPorts();
  const built = await buildKubectlPlugin();
  if (built !== 0) {
    return built;
  }
  rmSync(join(ROOT, KUBECONFIG), { force: true });
  const children = [startCluster()];
  const stop = () => children.forEach(child => child.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, stop);
  }
  const ended = Promise.race([
    exited(children[0]),
    portal(children).then(child => exited(child)),
  ]);
  const ready = Promise.all([
    until(() => existsSync(join(ROOT, KUBECONFIG))),
    until(() => answers(BACKEND)),
    until(() => answers(PAGE)),
  ]).then(announce);
  try {
    return await Promise.race([ended, ready.then(() => ended)]);
  } finally {
    stop();
  }
}

async function portal(children) {
  await until(() => existsSync(join(ROOT, KUBECONFIG)));
  const child = startNode([BACKSTAGE_CLI, 'repo', 'start'], {
    env: {
      BROWSER: 'none',
      NODE_ENV: 'development',
      // A line per request would carry away the lines that say where everything is.
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    },
  });
  children.push(child);
  return child;
}

function announce() {
  const path = `PATH="${pluginPath()}:$PATH"`;
  process.stdout.write(`
  Models page   ${PAGE}
  kubeconfig    ${KUBECONFIG}
  terminal      KUBECONFIG=${KUBECONFIG} ${path} kubectl model status -A
                (without kubectl: kubectl-model instead of kubectl model)
  Ctrl-C ends all of it.

`);
}

/** The plugin runs on the Node of the PATH, so one that was fetched comes with it. */
function pluginPath() {
  const folders = [join(ROOT, 'kubectl-plugin/bin'), dirname(process.execPath)];
  return folders
    .filter(folder => folder.startsWith(ROOT))
    .map(folder => `$PWD/${relative(ROOT, folder)}`)
    .join(':');
}

async function refuseTakenPorts() {
  for (const [port, what] of Object.entries(PORTS)) {
    if (!(await isFree(Number(port)))) {
      throw new Error(
        `port ${port} is taken, and ${what} needs it; end the program that listens there and try again`,
      );
    }
  }
}

function isFree(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // not listening yet
  }
}

async function until(holds) {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      say(
        'the portal is not ready after five minutes; the lines above say why',
      );
      return;
    }
    await delay(250);
  }
}
