import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_GPU_SETTINGS,
  GPU_RESOURCES,
  type GpuHoldings,
  GpuInventory,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  type GpuSnapshot,
  type KubeClient,
  LiveGpus,
  loadKubeconfig,
  readGpus,
} from '@modeldeck/plugin-model-serving-node';
import {
  ApiClient,
  loadScenario,
  renderKubeconfig,
  type Scenario,
  scenarioNames,
} from '@modeldeck/simulated-cluster';
import type { ApiServerHandle } from './ApiServerHandle';
import { applyScenario } from './applyScenario';
import { serversToTry } from './servers';

const STARTING = 180_000;

jest.setTimeout(60_000);

const settings = DEFAULT_GPU_SETTINGS;

/** What the manifests of a scenario tell without any server. */
function holdingsOf({ objects }: Scenario, cluster: string): GpuHoldings {
  const inventory = new GpuInventory({ cluster, settings });
  for (const { type } of GPU_RESOURCES) {
    const raw = objects.filter(
      ({ apiVersion, kind }) =>
        kind === type.kind &&
        (apiVersion.split('/').length > 1 ? apiVersion.split('/')[0] : '') ===
          type.group,
    );
    inventory.replace(
      type,
      raw.map(each => type.decode(each)),
    );
  }
  return inventory.read();
}

/** A real server gives it to every node that is new (its admission plugin TaintNodesByCondition). */
const GIVEN_TAINT = 'node.kubernetes.io/not-ready';

/** Of one scenario among all that a server has: times are the server's own. */
function partOf(holdings: GpuHoldings, { namespace, objects }: Scenario) {
  const nodes = new Set(
    objects.flatMap(({ kind, metadata }) =>
      kind === 'Node' ? metadata.name : [],
    ),
  );
  const own = <T extends { namespace?: string }>(all: readonly T[]) =>
    all.filter(each => each.namespace === namespace);
  return {
    nodes: holdings.nodes
      .filter(({ name }) => nodes.has(name))
      .map(node => ({
        ...node,
        taints: node.taints.filter(({ key }) => key !== GIVEN_TAINT),
      })),
    holders: own(holdings.holders).map(({ since: _, ...holder }) => holder),
    demand: own(holdings.demand).map(({ name, accelerators }) => ({
      name,
      accelerators,
    })),
    quotas: own(holdings.quotas),
  };
}

describe.each(serversToTry())('accelerators on %s', (_, start) => {
  const scenarios = scenarioNames()
    .filter(name => name.startsWith('gpu-'))
    .map(name => loadScenario(name))
    .filter(({ refusedBySchema }) => refusedBySchema.length === 0);
  let server: ApiServerHandle;
  let reader: KubeClient;
  let folder: string;
  let snapshot: GpuSnapshot;
  let live: LiveGpus;

  beforeAll(async () => {
    server = await start();
    const client = new ApiClient(server);
    for (const scenario of scenarios) {
      await applyScenario(client, scenario);
    }
    client.close();
    folder = mkdtempSync(join(tmpdir(), 'modeldeck-conformance-'));
    const path = join(folder, 'kubeconfig');
    const kubeconfig = renderKubeconfig({
      cluster: server.name,
      server: server.url,
      certificateAuthority: server.certificateAuthority,
      user: 'dev',
      credential: { type: 'token', token: server.token },
    });
    writeFileSync(path, kubeconfig, { mode: 0o600 });
    reader = createKubeClient(await loadKubeconfig({ path }));
    snapshot = await readGpus({ clients: [reader], settings });
    live = LiveGpus.start({ client: reader, settings });
    await live.ready();
  }, STARTING);

  afterAll(async () => {
    await live?.stop();
    reader?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, STARTING);

  it('can be read whole', () => {
    expect(snapshot.clusters).toMatchObject([{ reachable: true, gaps: [] }]);
    expect(live.gaps()).toEqual([]);
  });

  it.each(scenarios.map(scenario => [scenario.namespace, scenario] as const))(
    'are those that the manifests of %s tell of',
    (__, scenario) => {
      const expected = partOf(holdingsOf(scenario, reader.cluster), scenario);
      expect(partOf(snapshot.holdings[0]!, scenario)).toEqual(expected);
      expect(partOf(live.holdings(), scenario)).toEqual(expected);
    },
  );
});
