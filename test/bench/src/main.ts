import { join } from 'node:path';
import { cpus } from 'node:os';
import { startBenchCluster } from './benchCluster';
import { measureVerdict } from './canaryVerdict';
import { compare } from './comparison';
import { measureGpuPools } from './gpuPools';
import { measureLiveFleet } from './liveFleet';
import { measureLiveGpus } from './liveGpus';
import { measureManyCanaries } from './manyCanaries';
import type { Command } from './measure';

const KUBECTL_MODEL = join(
  __dirname,
  '../../../kubectl-plugin/bin/kubectl-model',
);
const SERVICES = 5000;

/** The budgets of the design that this version has something to hold against. */
async function main() {
  process.stdout.write(
    `Node ${process.version}, ${
      cpus().length
    } cores; both sides in turn, in one run\n\n`,
  );
  process.stdout.write(await startUp());
  process.stdout.write(
    measureGpuPools({ nodes: 2000, pods: 60_000, events: 500 }),
  );
  process.stdout.write(measureVerdict());
  process.stdout.write(await measureManyCanaries());
  const cluster = await startBenchCluster({ services: SERVICES });
  try {
    process.stdout.write(await fleet({ KUBECONFIG: cluster.kubeconfig }));
  } finally {
    cluster.stop();
  }
  process.stdout.write(
    await measureLiveFleet({
      clusters: 4,
      servicesPerCluster: 2500,
      changes: 12,
    }),
  );
  process.stdout.write(
    await measureLiveGpus({
      nodes: 2000,
      gpuNodes: 100,
      podsPerNode: 30,
      events: 200,
    }),
  );
}

function startUp(): Promise<string> {
  return compare({
    title: 'Start-up',
    ours: command('kubectl model --help, own process', KUBECTL_MODEL, [
      '--help',
    ]),
    peer: command('kubectl version --client', 'kubectl', [
      'version',
      '--client',
    ]),
    rounds: 21,
    wallRatio: 1,
    memory: { mib: 60 },
  });
}

function fleet(env: Record<string, string>): Promise<string> {
  return compare({
    title: `The fleet, ${SERVICES} services, all columns joined`,
    ours: command(
      'kubectl model status -A',
      KUBECTL_MODEL,
      ['status', '-A'],
      env,
    ),
    peer: command('kubectl get isvc -A', 'kubectl', ['get', 'isvc', '-A'], env),
    rounds: 7,
    wallRatio: 1,
    memory: { ratio: 1 },
  });
}

function command(
  label: string,
  file: string,
  args: string[],
  env?: Record<string, string>,
): Command {
  return { label, file, args, env };
}

main().catch(error => {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
});
