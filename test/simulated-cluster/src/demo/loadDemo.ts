import { loadScenario, type Scenario, scenarioNames } from '../scenarios';
import type { SimulatedCluster } from '../SimulatedCluster';
import { demoClaims } from './demoClaims';
import { demoExporters } from './demoExporters';
import { demoNodes } from './demoNodes';
import { demoNotebooks } from './demoNotebooks';
import { demoQueues } from './demoQueues';
import {
  demoInferenceService,
  demoServices,
  demoUpdates,
} from './demoServices';
import { demoTraffic } from './demoTraffic';
import { demoTraining } from './demoTraining';
import {
  demoDeployments,
  demoRollout,
  demoRolloutSurroundings,
  demoSeldonDeployment,
} from './demoWorkloads';
import { servingRuntimes } from './servingRuntimes';

/**
 * The situations that can be met side by side. Those that bring nodes of their own are each about a
 * whole cluster: together they would be one that nobody has.
 */
export function demoScenarios(): Scenario[] {
  return scenarioNames()
    .map(name => loadScenario(name))
    .filter(({ objects }) => !objects.some(({ kind }) => kind === 'Node'));
}

/** Fills a cluster with everything there is to see: situations, frozen, and a few live services. */
export async function loadDemo(cluster: SimulatedCluster): Promise<void> {
  await cluster.apply([
    ...demoNodes(),
    ...demoQueues,
    ...demoNotebooks,
    ...servingRuntimes,
  ]);
  await cluster.load(demoClaims);
  for (const scenario of demoScenarios()) {
    await cluster.load(scenario);
  }
  for (const service of demoServices) {
    await cluster.write(demoInferenceService(service));
  }
  for (const manifest of [
    ...demoDeployments,
    demoSeldonDeployment,
    ...demoRolloutSurroundings,
    demoRollout('v1'),
    ...demoTraining,
    demoExporters,
  ]) {
    await cluster.write(manifest);
  }
  await cluster.settle();
  for (const service of demoUpdates) {
    await cluster.write(demoInferenceService(service));
  }
  await cluster.write(demoRollout('v2'));
  await cluster.settle();
  for (const traffic of demoTraffic) {
    cluster.traffic.send(traffic);
  }
}
