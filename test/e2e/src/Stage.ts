import {
  loadScenario,
  SimulatedCluster,
  SimulatedForge,
  SimulatedMlflow,
} from '@modeldeck/simulated-cluster';
import { buildTerminal } from './fleets';
import { startGpuCluster } from './gpuCluster';
import { startLiveCluster } from './liveCanaries';
import { Portal } from './Portal';

/** What the cluster that most tests look at holds. */
export const SCENARIOS = [
  'kserve-knative-healthy',
  'kserve-knative-canary-in-flight',
  'kserve-oom-killed',
  'kserve-scaled-to-zero',
  'argo-rollouts-canary-paused',
  'seldon-v1-inference-graph',
];

interface Stoppable {
  stop(): Promise<unknown>;
}

/** A portal with all that it reads from and writes to. */
export interface Stage extends Stoppable {
  cluster: SimulatedCluster;
  /** Some of its lists are forbidden. */
  limited: SimulatedCluster;
  /** where templates are published to */
  forge: SimulatedForge;
  /** has a model `credit` in three versions */
  registry: SimulatedMlflow;
  portal: Portal;
}

/** Nothing is left running where a part of it does not start. */
export async function startStage(): Promise<Stage> {
  const started: Stoppable[] = [];
  const stop = async () => {
    await Promise.all(started.reverse().map(each => each.stop()));
  };
  const keep = async <T extends Stoppable>(starting: Promise<T>) => {
    const each = await starting;
    started.push(each);
    return each;
  };
  try {
    await buildTerminal();
    const cluster = await keep(startCluster());
    const limited = await keep(startLimitedCluster());
    const live = await keep(startLiveCluster());
    const gpus = await keep(startGpuCluster());
    const forge = await keep(SimulatedForge.start());
    const registry = await keep(startRegistry());
    const portal = await keep(
      Portal.start({
        kubeconfigs: {
          simulated: cluster.kubeconfig(),
          limited: limited.kubeconfig(),
          live: live.kubeconfig(),
          gpus: gpus.kubeconfig(),
        },
        // Their controllers act on what is written.
        writable: ['live', 'gpus'],
        forge,
        registry,
      }),
    );
    return { cluster, limited, forge, registry, portal, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startCluster(): Promise<SimulatedCluster> {
  const cluster = await SimulatedCluster.start({ name: 'simulated' });
  for (const name of SCENARIOS) {
    await cluster.load(loadScenario(name));
  }
  return cluster;
}

async function startLimitedCluster(): Promise<SimulatedCluster> {
  const limited = await SimulatedCluster.start({ name: 'limited' });
  await limited.load(loadScenario('kserve-standard-canary-in-flight'));
  limited.faults.forbid({ resource: 'pods' });
  limited.faults.forbid({ resource: 'llminferenceservices' });
  return limited;
}

async function startRegistry(): Promise<SimulatedMlflow> {
  const registry = await SimulatedMlflow.start();
  for (const aliases of [[], [], ['champion']]) {
    registry.logVersion({ name: 'credit', store: 's3://models', aliases });
  }
  return registry;
}
