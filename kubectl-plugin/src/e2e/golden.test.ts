import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenario, SimulatedCluster } from '@modeldeck/simulated-cluster';
import {
  type GoldenSetup,
  goldenText,
  readGoldenCases,
  updateGolden,
} from './GoldenCase';
import { buildBinary, runBinary } from './runBinary';

/**
 * Runs the built binary on every case under testdata/. After an intended change:
 * `UPDATE_GOLDEN=1 npm test`, then read the diff. A new case is a file with its setup only.
 */
const update = Boolean(process.env.UPDATE_GOLDEN);

/** Requests go out side by side: which of them meets a dead cluster first is chance. */
const FIRST_TO_FAIL =
  /cannot (?:ask what the cluster serves|list \S+):( the server does not accept the credential| \S+ refuses| \S+ gave no complete answer)/g;

jest.setTimeout(60_000);

describe('kubectl model', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-model-'));
  const started: SimulatedCluster[] = [];
  const shared = new Map<string, Promise<SimulatedCluster>>();

  beforeAll(buildBinary);

  afterAll(async () => {
    await Promise.all(started.map(cluster => cluster.stop()));
    rmSync(folder, { recursive: true });
  });

  async function startCluster(setup: GoldenSetup): Promise<SimulatedCluster> {
    const cluster = await SimulatedCluster.start({
      now: () => new Date('2026-11-21T12:00:00Z'),
    });
    started.push(cluster);
    for (const scenario of setup.scenarios ?? []) {
      await cluster.load(loadScenario(scenario));
    }
    return cluster;
  }

  /** Cases without faults on the same scenarios share a cluster. */
  function clusterFor(setup: GoldenSetup): Promise<SimulatedCluster> {
    const { forbid, fail, hang, expired, withdraw, scenarios = [] } = setup;
    if (forbid || fail || hang || expired || withdraw) {
      return startCluster(setup).then(cluster => withFaults(cluster, setup));
    }
    const key = scenarios.join();
    const cluster = shared.get(key) ?? startCluster(setup);
    shared.set(key, cluster);
    return cluster;
  }

  function kubeconfigFor(
    { kubeconfig, namespace }: GoldenSetup,
    cluster: SimulatedCluster,
  ): string {
    const path = join(folder, 'kubeconfig');
    rmSync(path, { force: true });
    if (kubeconfig !== 'missing') {
      const content = cluster.kubeconfig({ namespace });
      writeFileSync(
        path,
        kubeconfig === 'unreachable'
          ? content.replace(cluster.url, 'https://127.0.0.1:1')
          : content,
      );
    }
    return path;
  }

  it.each(readGoldenCases().map(golden => [golden.name, golden] as const))(
    '%s',
    async (_, golden) => {
      const { setup } = golden;
      const cluster = await clusterFor(setup);
      const kubeconfig = kubeconfigFor(setup, cluster);
      const result = await runBinary({
        args: setup.args,
        kubeconfig,
        columns: setup.columns,
        env: setup.env,
      });
      const actual = goldenText(result, [
        [kubeconfig, '$KUBECONFIG'],
        [folder, '$TMP'],
        [new URL(cluster.url).host, '127.0.0.1:6443'],
        [process.version, '$NODE_VERSION'],
        [FIRST_TO_FAIL, 'cannot talk to it:$1'],
      ]);
      if (update) {
        updateGolden(golden, actual);
      }
      expect(actual).toBe(update ? actual : golden.expected);
    },
  );
});

function withFaults(
  cluster: SimulatedCluster,
  { forbid = [], fail, hang, expired, withdraw = [] }: GoldenSetup,
): SimulatedCluster {
  forbid.forEach(match => cluster.faults.forbid(match));
  if (fail) {
    cluster.faults.fail(fail);
  }
  if (hang) {
    cluster.faults.hang({});
  }
  if (expired) {
    cluster.faults.rejectCredentials();
  }
  withdraw.forEach(name => cluster.withdraw(name));
  return cluster;
}
