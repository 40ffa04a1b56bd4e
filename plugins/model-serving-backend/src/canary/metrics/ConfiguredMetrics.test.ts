import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import {
  canaryTarget,
  type CanaryTarget,
  DEFAULT_POLICY,
  DEFAULT_SETTINGS,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  fixedCredential,
  prepareLook,
  readService,
} from '@modeldeck/plugin-model-serving-node';
import {
  loadScenario,
  type Manifest,
  type ServiceTraffic,
  SimulatedCluster,
} from '@modeldeck/simulated-cluster';
import { BEGAN, targetOf } from '../../__fixtures__/canaries';
import type { ClusterConfig } from '../../config/ClusterConfig';
import { openDatabase } from '../../database/openDatabase';
import { CanaryJournal } from '../history/CanaryJournal';
import { CanaryExaminer } from '../judge/CanaryExaminer';
import { ConfiguredMetrics } from './CanaryMetrics';

jest.setTimeout(60_000);

const SCENARIO = loadScenario('deployment-httproute-pair');
const CANARY_POD = 'pricing-v2-6d4b75cb62-x7k2q';

const clusterOf = (
  prometheus?: ClusterConfig['prometheus'],
): ClusterConfig => ({
  key: 'modelServing.clusters[0]',
  name: 'west',
  access: { type: 'inCluster' },
  writable: false,
  ...(prometheus && { prometheus }),
});

describe('metrics of the pods of a cluster', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let time: number;
  let cluster: SimulatedCluster;
  let traffic: ServiceTraffic;
  let journal: CanaryJournal;

  beforeEach(async () => {
    time = BEGAN;
    cluster = await SimulatedCluster.start({
      name: 'west',
      now: () => new Date(time),
    });
    await cluster.load({
      ...SCENARIO,
      objects: SCENARIO.objects.map(scrapable),
    });
    traffic = cluster.traffic.send({
      namespace: SCENARIO.namespace,
      service: 'pricing',
      requestsPerSecond: 20,
      exposes: ['istio'],
      revisions: ['v1', 'v2'].map(version => ({
        name: `pricing-${version}`,
        pods: { app: 'pricing', version },
      })),
      route: {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        name: 'pricing',
      },
    });
    const knex = await databases.init('SQLITE_3');
    journal = new CanaryJournal(
      await openDatabase(mockServices.database({ knex })),
    );
  });

  afterEach(() => cluster.stop());

  const connect = async () =>
    createKubeClient({
      name: 'west',
      server: cluster.url,
      namespace: 'default',
      tls: { ca: cluster.certificateAuthority, skipVerify: false },
      credentials: fixedCredential({
        authorization: `Bearer ${cluster.token()}`,
      }),
    });

  async function target(): Promise<CanaryTarget> {
    const client = await connect();
    const { namespace } = SCENARIO;
    const { items } = await readService({
      client,
      platforms: servingPlatforms,
      namespace,
      name: 'pricing',
      now: () => new Date(time),
    });
    client.close();
    const found = items[0] && canaryTarget(items[0]);
    if (!found || 'reason' in found) {
      throw new Error(found?.reason ?? 'the service was not found');
    }
    return found;
  }

  function replica() {
    const now = () => new Date(time);
    const metrics = new ConfiguredMetrics({
      clusters: [clusterOf()],
      settings: DEFAULT_SETTINGS,
      now,
      connect,
      timing: {
        now: () => time,
        random: () => 1,
        sleep: async ms => {
          time += ms;
        },
      },
    });
    const examiner = new CanaryExaminer({
      journal,
      metrics,
      settings: DEFAULT_SETTINGS,
      now,
      explain: ({ message }) => message,
    });
    return {
      look: async () => {
        const [examined] = await examiner.examine('west', [await target()]);
        if (!examined || !('report' in examined)) {
          throw examined?.error ?? new Error('it was left out');
        }
        return examined.report.verdict.share.canary;
      },
      stop: () => metrics.stop(),
    };
  }

  it('add up over replicas that ask in turn, without a request that is lost or counted twice', async () => {
    const [one, two] = [replica(), replica()];
    await one.look();
    const atFirst = traffic.countersOf(CANARY_POD).requests;
    const counted = [];
    for (const each of [two, one, one, two, one]) {
      time += 30_000;
      counted.push(await each.look());
    }
    const since = traffic.countersOf(CANARY_POD).requests - atFirst;
    expect(since).toBeGreaterThan(300);
    const first = (await journal.history((await target()).service.id))
      .canaries[0]?.looks[0]?.share.canary;
    expect(counted.at(-1)).toBe(since + (first ?? 0));
    one.stop();
    two.stop();
  });
});

describe('a Prometheus that is configured', () => {
  let server: Server | undefined;

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  const client = { close: jest.fn() };
  const look = () =>
    prepareLook({
      target: targetOf(),
      policy: DEFAULT_POLICY,
      now: BEGAN + 60_000,
      hasHistory: true,
    });

  function metricsAt(url: string, connect: jest.Mock) {
    return new ConfiguredMetrics({
      clusters: [clusterOf({ type: 'url', url })],
      settings: DEFAULT_SETTINGS,
      now: () => new Date(BEGAN),
      connect,
    });
  }

  it.each([
    ['answers a page for people', '<html>sign in</html>', 200],
    ['fails', '{"status":"error","error":"out of memory"}', 500],
    ['answers nonsense', '{"status":"success","data":{"result":5}}', 200],
  ])('and %s gives every look its error', async (_, body, status) => {
    server = createServer((_request, response) =>
      response.writeHead(status, { 'content-type': 'text/html' }).end(body),
    );
    await new Promise<void>(resolve => {
      server?.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const metrics = metricsAt(
      `http://127.0.0.1:${port}`,
      jest.fn().mockResolvedValue(client),
    );
    const seen = await metrics.observe('west', [look(), look()]);
    expect(seen).toEqual([expect.any(Error), expect.any(Error)]);
  });

  it('and is out of reach is looked for anew the next time', async () => {
    const connect = jest.fn().mockResolvedValue(client);
    const metrics = metricsAt('http://127.0.0.1:1', connect);
    for (let times = 0; times < 2; times += 1) {
      const [seen] = await metrics.observe('west', [look()]);
      expect(seen).toMatchObject({ kind: 'unreachable' });
    }
    expect(connect).toHaveBeenCalledTimes(2);
    expect(client.close).toHaveBeenCalledTimes(2);
  });

  it('says why the cluster’s credentials could not be read, to every look', async () => {
    const connect = jest.fn().mockRejectedValue(new Error('no such file'));
    const metrics = metricsAt('http://127.0.0.1:1', connect);
    const [seen] = await metrics.observe('west', [look()]);
    expect(seen).toEqual(new Error('no such file'));
    connect.mockRejectedValue(new Error('still no such file'));
    const [again] = await metrics.observe('west', [look()]);
    expect(again).toEqual(new Error('still no such file'));
  });
});

function scrapable(object: Manifest): Manifest {
  return object.kind === 'Pod'
    ? {
        ...object,
        metadata: {
          ...object.metadata,
          annotations: { 'prometheus.io/port': '8080' },
        },
      }
    : object;
}
