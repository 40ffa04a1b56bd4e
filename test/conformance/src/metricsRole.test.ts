import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  canaryTarget,
  type CanaryTarget,
  DEFAULT_GPU_SETTINGS,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  fixedCredential,
  type KubeClient,
  observeService,
  PodScraper,
  PrometheusClient,
  readService,
  readUse,
} from '@modeldeck/plugin-model-serving-node';
import {
  loadScenario,
  type Manifest,
  type SeenRequest,
  SimulatedCluster,
} from '@modeldeck/simulated-cluster';
import { parseAllDocuments } from 'yaml';

const ROLES = join(__dirname, '../../../docs/rbac/metrics.yaml');
const SCENARIO = 'deployment-httproute-pair';

interface Role {
  metadata: { name: string };
  rules: {
    apiGroups: string[];
    resources: string[];
    resourceNames?: string[];
    verbs: string[];
  }[];
}

/** `verb resource` of each right of a role, or `verb resource name` where it is for one. */
function documentedRights(name: string): string[] {
  const roles = parseAllDocuments(readFileSync(ROLES, 'utf8')).map(
    document => document.toJS() as Role,
  );
  const rules = roles.find(({ metadata }) => metadata.name === name)?.rules;
  return (rules ?? []).flatMap(({ resources, resourceNames, verbs }) =>
    resources.flatMap(resource =>
      verbs.flatMap(verb =>
        (resourceNames ?? ['']).map(of => `${verb} ${resource} ${of}`.trim()),
      ),
    ),
  );
}

const PATH =
  /^\/api\/v1\/namespaces\/[^/]+\/(pods|services)\/([^/]+)(\/proxy)?/;

function rightFor({ method, path }: SeenRequest): string {
  const [, resource = path, name = '', proxy] = PATH.exec(path) ?? [];
  const verb = method === 'GET' ? 'get' : `not-get (${method})`;
  return proxy && resource === 'services'
    ? `${verb} services/proxy ${name}`
    : `${verb} ${resource}${proxy ? '/proxy' : ''}`;
}

/** Pods that say where their metrics are. */
function exposing(object: Manifest): Manifest {
  const annotations = { 'prometheus.io/port': '8080' };
  return object.kind === 'Pod'
    ? { ...object, metadata: { ...object.metadata, annotations } }
    : object;
}

const EXPORTER: Manifest = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'exporter',
    namespace: 'gpu-operator',
    labels: { app: 'nvidia-dcgm-exporter' },
  },
  spec: { nodeName: 'n', containers: [{ name: 'exporter' }] },
  status: { phase: 'Running' },
};

describe('the documented roles of those who read metrics', () => {
  let cluster: SimulatedCluster;
  let client: KubeClient;
  let target: CanaryTarget;
  let prometheus: Server;

  beforeAll(async () => {
    cluster = await SimulatedCluster.start();
    const scenario = loadScenario(SCENARIO);
    await cluster.load({
      ...scenario,
      objects: scenario.objects.map(exposing),
    });
    client = createKubeClient({
      name: cluster.name,
      server: cluster.url,
      namespace: scenario.namespace,
      tls: { ca: cluster.certificateAuthority, skipVerify: false },
      credentials: fixedCredential({
        authorization: `Bearer ${cluster.token()}`,
      }),
    });
    const { items } = await readService({
      client,
      platforms: servingPlatforms,
      namespace: scenario.namespace,
      name: 'pricing',
      now: () => new Date(),
    });
    const found = items[0] && canaryTarget(items[0]);
    if (!found || 'reason' in found) {
      throw new Error(found?.reason ?? 'the service was not found');
    }
    target = found;
    prometheus = createServer((request, response) => {
      request.resume();
      response.end(JSON.stringify({ status: 'success', data: [] }));
    });
    await new Promise<void>(done => {
      prometheus.listen(0, '127.0.0.1', done);
    });
    cluster.stand(
      { namespace: 'monitoring', name: 'prometheus', port: '9090' },
      `http://127.0.0.1:${(prometheus.address() as AddressInfo).port}`,
    );
  });

  afterAll(async () => {
    client.close();
    prometheus.close();
    await cluster.stop();
  });

  async function rightsUsedBy(read: () => Promise<unknown>): Promise<string[]> {
    const before = cluster.requests.length;
    await read();
    return [...new Set(cluster.requests.slice(before).map(rightFor))].sort();
  }

  const rightsUsed = (metrics: PodScraper | PrometheusClient) =>
    rightsUsedBy(() =>
      observeService({ target, metrics, from: 0, to: 60_000 }),
    );

  const useRead = (metrics?: PrometheusClient) =>
    rightsUsedBy(() =>
      readUse({
        clients: [client],
        prometheus: metrics && (() => metrics),
        settings: DEFAULT_GPU_SETTINGS,
        now: () => new Date(),
      }),
    );

  it('allow what scraping pods asks for, and no more', async () => {
    const used = await rightsUsed(new PodScraper({ client, intervalMs: 1 }));
    expect(used).toEqual(documentedRights('modeldeck-metrics-pods').sort());
  });

  it('allow what asking a Prometheus in the cluster asks for, and no more', async () => {
    const metrics = PrometheusClient.inCluster({
      client,
      namespace: 'monitoring',
      service: 'prometheus',
      port: '9090',
    });
    expect(await rightsUsed(metrics)).toEqual(
      documentedRights('modeldeck-metrics-prometheus'),
    );
    expect(await useRead(metrics)).toEqual(
      documentedRights('modeldeck-metrics-prometheus'),
    );
  });

  it('allow what asking exporters of accelerators asks for', async () => {
    await cluster.load({ namespace: 'gpu-operator', objects: [EXPORTER] });
    // The exporters are found by the list of pods that the reader's role allows.
    expect(await useRead()).toEqual(['get /api/v1/pods', 'get pods/proxy']);
    expect(documentedRights('modeldeck-metrics-pods')).toContain(
      'get pods/proxy',
    );
  });
});
