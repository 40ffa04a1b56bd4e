import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO_NAMESPACE } from './demo/demoServices';
import { generateServices } from './demo/generateServices';
import { loadDemo } from './demo/loadDemo';
import { loadDemoModels } from './demo/demoModels';
import { SimulatedForge } from './forge/SimulatedForge';
import { SimulatedMlflow } from './mlflow/SimulatedMlflow';
import { SimulatedObjectStore } from './mlflow/SimulatedObjectStore';
import { SimulatedCluster } from './SimulatedCluster';

const USAGE = `Usage: npm run cluster -- [--port PORT] [--kubeconfig FILE] [--services COUNT]

Runs a simulated Kubernetes cluster with a demo fleet until Ctrl-C; with --services,
with that many generated InferenceServices instead. The demo's models are in an MLflow
registry and an object store on the next two ports, and templates are published to a
host of git repositories on the one after those.`;

interface Options {
  port: number;
  kubeconfig: string;
  services: number | undefined;
}

async function main(): Promise<void> {
  const options = readOptions();
  const generated = options.services !== undefined;
  const cluster = await SimulatedCluster.start({
    port: options.port,
    controllers: !generated,
  });
  const running: { stop(): Promise<unknown> }[] = [cluster];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () =>
      Promise.all(running.map(each => each.stop())).then(() => process.exit(0)),
    );
  }
  let beside = '';
  if (options.services !== undefined) {
    await cluster.apply([...generateServices(options.services)]);
  } else {
    beside = await startModels(options.port);
    const forge = await startForge(options);
    running.push(forge);
    beside += `Its git repositories: ${forge.url}, user ${forge.user.name}, password ${forge.user.password}\n`;
    await loadDemo(cluster);
  }
  writeKubeconfig(
    options.kubeconfig,
    cluster.kubeconfig({ namespace: DEMO_NAMESPACE }),
  );
  process.stdout
    .write(`Simulated cluster at ${cluster.url}, kubeconfig in ${options.kubeconfig}
Try: kubectl --kubeconfig ${options.kubeconfig} get isvc -A
${beside}`);
}

/** Where the portal publishes what its templates make. */
function startForge({ port, kubeconfig }: Options): Promise<SimulatedForge> {
  return SimulatedForge.start({
    port: port === 0 ? 0 : port + 3,
    parent: dirname(resolve(kubeconfig)),
  });
}

/** Where the demo's models are registered and lie, told as what finds them takes it. */
async function startModels(port: number): Promise<string> {
  const next = (step: number) => (port === 0 ? 0 : port + step);
  const mlflow = await SimulatedMlflow.start({ port: next(1) });
  const store = await SimulatedObjectStore.start({ port: next(2) });
  loadDemoModels(mlflow, store);
  return `Its models: export MLFLOW_TRACKING_URI=${mlflow.url} AWS_ENDPOINT_URL=${store.endpoint}
`;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '16443' },
      kubeconfig: { type: 'string', default: '.simulated/kubeconfig' },
      services: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  return {
    port: count('--port', values.port),
    kubeconfig: values.kubeconfig,
    services:
      values.services === undefined
        ? undefined
        : count('--services', values.services),
  };
}

function count(option: string, text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new Error(`${option} takes a number, not "${text}"`);
  }
  return Number(text);
}

/** Others wait for the file: it appears whole, and only when the cluster has everything. */
function writeKubeconfig(file: string, content: string): void {
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, content, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

main().catch((error: Error) => {
  process.stderr.write(`simulated cluster: ${error.message}\n`);
  process.exit(
    error.message.startsWith('--') ||
      ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      ? 2
      : 1,
  );
});
