import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  MODEL_SERVICES_TOPIC,
  type ModelService,
  type ModelServiceList,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  loadKubeconfig,
  readFleet,
} from '@modeldeck/plugin-model-serving-node';
import {
  loadScenario,
  scenarioNames,
  SimulatedCluster,
} from '@modeldeck/simulated-cluster';
import request from 'supertest';
import { parse } from 'yaml';
import modelServingPlugin from './index';

const PATH = '/api/model-serving';

/** Each test boots a backend and a cluster, which takes long on a busy machine. */
jest.setTimeout(60_000);

describe('the plugin on a cluster', () => {
  let folder: string;
  let cluster: SimulatedCluster;
  let backend: TestBackend | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'model-serving-'));
    cluster = await SimulatedCluster.start({ name: 'west' });
    for (const name of scenarioNames()) {
      await cluster.load(loadScenario(name));
    }
  });

  afterEach(async () => {
    await backend?.stop();
    backend = undefined;
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  const kubeconfig = () => join(folder, 'kubeconfig');
  // As JSON, which is YAML too: Jest does not load the YAML parser on demand.
  const writeKubeconfig = () =>
    writeFile(kubeconfig(), JSON.stringify(parse(cluster.kubeconfig())));

  async function start(
    result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = 'ALLOW',
    events = mockServices.events.mock(),
  ) {
    const entry = (name: string, path: string) => ({
      name,
      kubeconfig: { path },
    });
    backend = await startTestBackend({
      features: [
        modelServingPlugin,
        mockServices.permissions.factory({ result }),
        events.factory,
        mockServices.rootConfig.factory({
          data: {
            modelServing: {
              clusters: [
                entry('west', kubeconfig()),
                entry('nowhere', join(folder, 'missing')),
              ],
            },
          },
        }),
      ],
    });
    return backend.server;
  }

  /** Reads until the list is as expected, each time as soon as the last answer is there. */
  async function listWhen(
    isExpected: (list: ModelServiceList) => boolean,
  ): Promise<ModelServiceList> {
    for (;;) {
      const { body } = await request(backend!.server).get(`${PATH}/services`);
      if (isExpected(body)) {
        return body;
      }
    }
  }

  /** Beside the services, and after them. */
  async function acceleratorsAreRead(): Promise<void> {
    let gaps = 1;
    while (gaps > 0) {
      const { body } = await request(backend!.server).get(`${PATH}/gpu`);
      gaps = body.clusters[0].gaps.length;
    }
  }

  const isRead = ({ clusters }: ModelServiceList) =>
    clusters[0]?.reachable === true && clusters[0].gaps.length === 0;

  async function snapshot() {
    const connection = await loadKubeconfig({
      path: kubeconfig(),
      name: 'west',
    });
    const client = createKubeClient(connection);
    try {
      return await readFleet({
        clients: [client],
        platforms: servingPlatforms,
        now: () => new Date(),
      });
    } finally {
      client.close();
    }
  }

  const withoutAge = (services: readonly ModelService[]) =>
    services.map(service => ({ ...service, observedAt: undefined }));

  it('gives the same services as one snapshot, field by field', async () => {
    await writeKubeconfig();
    await start();
    const list = await listWhen(isRead);
    const { items, clusters } = await snapshot();
    expect(items.length).toBeGreaterThan(20);
    expect(withoutAge(list.items)).toEqual(withoutAge(items));
    expect(list.clusters[0]).toEqual(clusters[0]);
  });

  it('asks the cluster nothing for a viewer', async () => {
    await writeKubeconfig();
    const server = await start();
    const { items } = await listWhen(isRead);
    await acceleratorsAreRead();
    const before = cluster.requests.length;
    await Promise.all(
      items.map(({ id }) =>
        request(server)
          .get(`${PATH}/services/${encodeURIComponent(id)}`)
          .expect(200),
      ),
    );
    // Watches follow their lists, and exporters are asked whether anybody looks or not.
    const asked = cluster.requests
      .slice(before)
      .filter(
        ({ query }) => !query.watch && !query.labelSelector?.includes('export'),
      );
    expect(asked).toEqual([]);
  });

  it('says why a cluster has no services, and connects when its kubeconfig is there', async () => {
    await start();
    const list = await listWhen(() => true);
    expect(list.items).toEqual([]);
    expect(list.clusters.map(({ reachable }) => reachable)).toEqual([
      false,
      false,
    ]);
    await writeKubeconfig();
    expect((await listWhen(isRead)).items.length).toBeGreaterThan(20);
  });

  it('keeps the last known services of a cluster that is gone, and says since when', async () => {
    await writeKubeconfig();
    await start();
    const before = await listWhen(isRead);
    await cluster.stop();
    const after = await listWhen(list => !list.clusters[0]?.reachable);
    expect(after.items).toEqual(before.items);
    expect(after.clusters[0]).toMatchObject({
      name: 'west',
      reachable: false,
      staleSince: expect.any(String),
      error: expect.any(String),
    });
  });

  it('streams the fleet, then a change, and ends when the backend stops', async () => {
    await writeKubeconfig();
    const server = await start();
    const { items } = await listWhen(isRead);
    const stream = readStream(server.address() as AddressInfo);
    expect(await stream.next('fleet')).toMatchObject({ items });

    const [service] = items;
    await cluster.remove({
      apiVersion: service!.objects[0]!.apiVersion,
      kind: service!.objects[0]!.kind,
      namespace: service!.namespace,
      name: service!.objects[0]!.name,
    });
    expect(await stream.next('change')).toMatchObject({
      removed: [service!.id],
    });

    await backend?.stop();
    backend = undefined;
    await stream.ended;
  });

  it('tells other plugins of what changed', async () => {
    await writeKubeconfig();
    const events = mockServices.events.mock();
    await start('ALLOW', events);
    const { items } = await listWhen(isRead);
    const told = events.publish.mock.calls
      .map(([event]) => event)
      .filter(({ topic }) => topic === MODEL_SERVICES_TOPIC)
      .flatMap(({ eventPayload }) =>
        (eventPayload as { changed: ModelService[] }).changed.map(s => s.id),
      );
    expect(new Set(told)).toEqual(new Set(items.map(({ id }) => id)));
  });

  it.each(['/services', '/services/x', '/gpu-pools', '/stream'])(
    'answers %s with 403 without the permission',
    async path => {
      const server = await start('DENY');
      const { status } = await request(server).get(`${PATH}${path}`);
      expect(status).toBe(403);
    },
  );

  it('does not start with a setting that cannot be used, and names it', async () => {
    const config = { modelServing: { ownerKeys: ['no key'] } };
    await expect(
      startTestBackend({
        features: [
          modelServingPlugin,
          mockServices.rootConfig.factory({ data: config }),
        ],
      }),
    ).rejects.toThrow('modelServing.ownerKeys: "no key" is no key');
  });

  it('answers 401 to who is nobody', async () => {
    const server = await start();
    const { status } = await request(server)
      .get(`${PATH}/services`)
      .set('authorization', mockCredentials.none.header());
    expect(status).toBe(401);
  });
});

/** Reads server-sent events as a browser does. */
function readStream({ port }: AddressInfo) {
  const waiting: Array<() => void> = [];
  let text = '';
  let end = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  get({ port, path: `${PATH}/stream` }, response => {
    response.setEncoding('utf8');
    response.on('data', chunk => {
      text += chunk;
      waiting.splice(0).forEach(wake => wake());
    });
    response.on('close', end);
  });
  async function next(event: string): Promise<unknown> {
    for (;;) {
      const found = new RegExp(`event: ${event}\ndata: (.*)\n\n`).exec(text);
      if (found) {
        text = text.slice(found.index + found[0].length);
        return JSON.parse(found[1]!);
      }
      await new Promise<void>(resolve => {
        waiting.push(resolve);
      });
    }
  }
  return { next, ended };
}
