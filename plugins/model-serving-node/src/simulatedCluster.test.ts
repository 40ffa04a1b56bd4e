import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servingPlatforms } from '@modeldeck/plugin-model-serving-common';
import {
  allResources,
  loadScenario,
  scenarioNames,
  SimulatedCluster,
} from '@modeldeck/simulated-cluster';
import { until } from './__fixtures__/until';
import {
  createKubeClient,
  DEFAULT_WATCH_SETTINGS,
  type KubeClient,
  LiveFleet,
  loadKubeconfig,
  readFleet,
  readService,
} from './index';

const now = () => new Date('2026-11-21T12:00:00Z');
const platforms = servingPlatforms;

// Every service of every scenario is read by itself.
jest.setTimeout(60_000);

describe('on a simulated cluster with every scenario', () => {
  let cluster: SimulatedCluster;
  let folder: string;
  let clients: KubeClient[];

  beforeAll(async () => {
    cluster = await SimulatedCluster.start({ name: 'sim' });
    for (const name of await scenarioNames()) {
      await cluster.load(await loadScenario(name));
    }
    folder = await mkdtemp(join(tmpdir(), 'modeldeck-'));
  });

  afterAll(async () => {
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  beforeEach(() => {
    clients = [];
  });

  afterEach(() => {
    cluster.faults.clear();
    clients.forEach(client => client.close());
  });

  async function connect(
    credential: 'token' | 'client-certificate' | 'exec' = 'token',
  ): Promise<KubeClient> {
    const path = join(folder, `${credential}.yaml`);
    await writeFile(path, cluster.kubeconfig({ credential }));
    const client = createKubeClient(await loadKubeconfig({ path }));
    clients.push(client);
    return client;
  }

  const snapshot = (client: KubeClient) =>
    readFleet({ clients: [client], platforms, now });

  it.each(['token', 'client-certificate', 'exec'] as const)(
    'reads the fleet with the credential %s',
    async credential => {
      const { items, clusters } = await snapshot(await connect(credential));
      expect(items.length).toBeGreaterThan(10);
      expect(clusters).toMatchObject([{ reachable: true, gaps: [] }]);
    },
  );

  it('says of each service alone what it says in the fleet', async () => {
    const client = await connect();
    const { items } = await snapshot(client);
    for (const { namespace, name, kind, id } of items) {
      const { items: found } = await readService({
        client,
        platforms,
        namespace,
        name,
        kind,
        now,
      });
      expect(found.filter(service => service.id === id)).toEqual(
        items.filter(service => service.id === id),
      );
    }
  });

  /** The most requests that any service of a kind takes, read by its name alone. */
  async function requestsByKind(
    on: SimulatedCluster,
    client: KubeClient,
  ): Promise<Map<string, number>> {
    const { items } = await snapshot(client);
    const most = new Map<string, number>();
    for (const { namespace, name, kind } of items) {
      const before = on.requests.length;
      await readService({ client, platforms, namespace, name, now });
      const asked = on.requests.length - before;
      most.set(kind, Math.max(asked, most.get(kind) ?? 0));
    }
    return most;
  }

  it('asks little for one service, however many there are and whatever else is installed', async () => {
    const kinds = await requestsByKind(cluster, await connect());
    const serviceKinds = new Set(
      platforms.flatMap(({ resources }) =>
        resources.flatMap(({ role, type }) =>
          role === 'service' ? type.id : [],
        ),
      ),
    );
    // Discovery and each kind that may make services; then what belongs to what was found, which
    // for a plain workload are the pods, the routes of every kind, and what scales it.
    const first = 1 + serviceKinds.size;
    const [joins, plainJoins] = [6, 13];
    const plain = ['Deployment', 'StatefulSet', 'Rollout', 'Canary'];
    for (const [kind, requests] of kinds) {
      const isPlain = plain.includes(kind);
      const most = first + (isPlain ? plainJoins : joins);
      expect([kind, requests <= most]).toEqual([kind, true]);
    }
  });

  // Discovery; the six kinds that may make a service there: InferenceServices, LLM services, graphs,
  // TrainedModels, Deployments and StatefulSets; pods and Deployments of what was found. A canary
  // has a route besides, and a model without a runtime both kinds of those that do not take it.
  it('asks no more than eleven times for a service where there is KServe only', async () => {
    const kserveOnly = await SimulatedCluster.start({
      name: 'sim',
      resources: allResources.filter(
        ({ custom, group }) =>
          !custom || /^(serving\.kserve|gateway\.networking)/.test(group),
      ),
    });
    for (const name of scenarioNames()) {
      if (/^kserve-(?!knative)/.test(name)) {
        const { namespace, objects } = loadScenario(name);
        const served = objects.filter(
          ({ apiVersion }) => !/knative/.test(apiVersion),
        );
        await kserveOnly.load({ namespace, objects: served });
      }
    }
    const path = join(folder, 'kserve-only.yaml');
    await writeFile(path, kserveOnly.kubeconfig());
    const client = createKubeClient(await loadKubeconfig({ path }));
    clients.push(client);
    const kinds = await requestsByKind(kserveOnly, client);
    await kserveOnly.stop();
    expect(kinds.get('LLMInferenceService')).toBeLessThanOrEqual(8);
    expect([...kinds].filter(([, requests]) => requests > 11)).toEqual([]);
  });

  it.each([
    ['newer', 'inferenceservices', ['v2', 'v3beta1'], 'v2', true],
    ['older', 'llminferenceservices', ['v1alpha1'], 'v1alpha1', false],
  ])(
    'reads kinds that are served in %s versions only',
    async (age, plural, versions, version, isUnknownVersion) => {
      const other = await SimulatedCluster.start({
        name: 'sim',
        resources: allResources.map(resource =>
          resource.plural === plural ? { ...resource, versions } : resource,
        ),
      });
      const [type] = platforms.flatMap(({ resources }) =>
        resources.flatMap(need =>
          need.type.plural === plural ? need.type : [],
        ),
      );
      const apiVersion = `${type?.group}/${version}`;
      const scenario =
        plural === 'inferenceservices'
          ? 'kserve-standard-healthy'
          : 'kserve-llm-single';
      const { namespace, objects } = loadScenario(scenario);
      await other.load({
        namespace,
        objects: objects.map(object =>
          object.kind === type?.kind ? { ...object, apiVersion } : object,
        ),
      });
      const path = join(folder, `${age}.yaml`);
      await writeFile(path, other.kubeconfig());
      const client = createKubeClient(await loadKubeconfig({ path }));
      clients.push(client);
      const { items } = await snapshot(client);
      const fleet = LiveFleet.start({ clients: [client], platforms, now });
      await fleet.ready();
      const live = fleet.list().items;
      await fleet.stop();
      await other.stop();
      expect(items).toMatchObject([
        { health: { status: 'healthy' }, objects: [{ apiVersion }] },
      ]);
      expect(live).toEqual(items);
      expect(items[0]?.findings.map(({ rule }) => rule)).toEqual(
        isUnknownVersion ? ['api-version-unknown'] : [],
      );
    },
  );

  it('says the same when it watches', async () => {
    const client = await connect();
    const fleet = LiveFleet.start({ clients: [client], platforms, now });
    await fleet.ready();
    await until(() => typeof fleet.list().clusters[0]?.version === 'string');
    expect(fleet.list()).toEqual(await snapshot(await connect()));
    await fleet.stop();
  });

  it.each(['closeWatches', 'resetWatches', 'expireWatches'] as const)(
    'sees what changes after %s',
    async fault => {
      const fleet = LiveFleet.start({
        clients: [await connect()],
        platforms,
        now,
        watchSettings: {
          ...DEFAULT_WATCH_SETTINGS,
          backoff: { firstMs: 1, longestMs: 10 },
        },
      });
      await fleet.ready();
      cluster.faults[fault]();
      const name = fault.toLowerCase();
      await cluster.apply([
        {
          apiVersion: 'serving.kserve.io/v1beta1',
          kind: 'InferenceService',
          metadata: { name, namespace: 'faults' },
          spec: { predictor: {} },
        },
      ]);
      const seen = new Promise<void>(resolve => {
        const look = () => {
          if (fleet.list().items.some(service => service.name === name)) {
            resolve();
          }
        };
        fleet.subscribe(look);
        look();
      });
      await expect(seen).resolves.toBeUndefined();
      await fleet.stop();
    },
  );

  it('says in one line that the credential is not accepted', async () => {
    cluster.faults.rejectCredentials();
    const { clusters, items } = await snapshot(await connect());
    expect(items).toEqual([]);
    expect(clusters).toMatchObject([
      {
        reachable: false,
        error:
          'sim: cannot ask what the cluster serves: the server does not accept the credential; log in again or renew the credential in the kubeconfig',
      },
    ]);
  });
});
