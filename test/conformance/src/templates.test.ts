import {
  DEFAULT_PROJECT_SETTINGS,
  modelServiceEntity,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  fixedCredential,
  type ProjectFile,
  readService,
  textOf,
} from '@modeldeck/plugin-model-serving-node';
import {
  allResources,
  ApiClient,
  type ManifestObject,
  SimulatedCluster,
} from '@modeldeck/simulated-cluster';
import { parseAllDocuments } from 'yaml';
import type { ApiServerHandle } from './ApiServerHandle';
import { pathOf, resourceOf } from './applyScenario';
import { projectFiles } from './__testUtils__/projectFiles';
import { serversToTry } from './servers';
import { NAMESPACE, TEMPLATE_CASES } from './templateCases';

/** What templates make, held against API servers: as it is applied by somebody who made it. */

const STARTING = 180_000;

/** The manifests of a project, in the namespace that kustomize gives them. */
async function manifestsOf(
  template: string,
  answers: Record<string, unknown>,
): Promise<ManifestObject[]> {
  const files = await projectFiles(template, answers, {
    ...DEFAULT_PROJECT_SETTINGS,
    prometheusUrl: 'http://prometheus.monitoring:9090',
  });
  const stable = files.find(({ path }) => path.startsWith('deploy/stable/'));
  return files
    .filter(({ path }) =>
      /^deploy\/(base|shared|version|blue|green|route|experiment)\/.*\.yaml$/.test(
        path,
      ),
    )
    .flatMap(file =>
      documentsOf(file).map(object => ({
        ...object,
        metadata: {
          ...object.metadata,
          name: `${object.metadata.name}${
            stable && file.path.startsWith('deploy/version/') ? '-stable' : ''
          }`,
          namespace: NAMESPACE,
        },
      })),
    );
}

function documentsOf(file: ProjectFile): ManifestObject[] {
  return parseAllDocuments(textOf(file) ?? '')
    .map(document => document.toJS() as ManifestObject)
    .filter(({ kind }) => kind !== 'Kustomization');
}

/** Kinds of a monitoring stack are served where it is installed, and here it is not. */
function isServed({ apiVersion, kind }: ManifestObject): boolean {
  const [, group = ''] = apiVersion.split('/').reverse();
  return allResources.some(
    resource => resource.kind === kind && resource.group === group,
  );
}

describe.each(serversToTry())('projects on %s', (_, start) => {
  let server: ApiServerHandle;
  let client: ApiClient;

  beforeAll(async () => {
    server = await start();
    client = new ApiClient(server);
    await client.call('/api/v1/namespaces', {
      method: 'POST',
      body: { metadata: { name: NAMESPACE } },
    });
  }, STARTING);

  afterAll(async () => {
    client?.close();
    await server?.stop();
  }, STARTING);

  it.each(TEMPLATE_CASES)(
    'are what the server takes, field by field: %s, %s',
    async (template, _name, answers) => {
      const manifests = await manifestsOf(template, answers);
      const unserved = manifests.filter(object => !isServed(object));
      expect(new Set(unserved.map(({ apiVersion }) => apiVersion))).toEqual(
        new Set(['monitoring.coreos.com/v1']),
      );
      for (const object of manifests.filter(isServed)) {
        const { status, text } = await client.call(
          `${pathOf(
            resourceOf(object),
            object,
          )}?dryRun=All&fieldValidation=Strict`,
          { method: 'POST', body: object },
        );
        expect({ kind: object.kind, status, text }).toMatchObject({
          status: 201,
        });
      }
    },
  );
});

/** What Seldon Core 2 installs in a namespace, and projects share. */
const SELDON_SERVERS: readonly ManifestObject[] = ['mlserver', 'triton'].map(
  name => ({
    apiVersion: 'mlops.seldon.io/v1alpha1',
    kind: 'Server',
    metadata: { name },
    spec: {
      serverConfig: name,
      podSpec: {
        containers: [{ name, resources: { requests: { memory: '8Gi' } } }],
      },
    },
  }),
);

describe('a project that is applied', () => {
  let cluster: SimulatedCluster;

  beforeAll(async () => {
    cluster = await SimulatedCluster.start({
      controllers: true,
      now: () => new Date('2026-11-21T12:00:00Z'),
    });
    await cluster.apply([node('cpu-1', 0), node('gpu-1', 32)]);
  });

  afterAll(() => cluster.stop());

  it.each(TEMPLATE_CASES)(
    'becomes a healthy service in the catalogue: %s, %s',
    async (template, name, answers) => {
      const namespace = `${template}-${name
        .replace(/\W+/g, '-')
        .toLowerCase()}`;
      const manifests = await manifestsOf(template, answers);
      await cluster.apply([
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
        ...[
          ...(template === 'seldon-experiment' ? SELDON_SERVERS : []),
          ...manifests.filter(isServed),
        ].map(object => ({
          ...object,
          metadata: { ...object.metadata, namespace },
        })),
      ]);
      await cluster.settle();
      const client = createKubeClient({
        name: 'simulated',
        server: cluster.url,
        namespace: 'default',
        tls: { ca: cluster.certificateAuthority, skipVerify: false },
        credentials: fixedCredential({
          authorization: `Bearer ${cluster.token()}`,
        }),
      });
      const { items: services } = await readService({
        client,
        platforms: servingPlatforms,
        namespace,
        name: String(answers.name),
        now: () => new Date('2026-11-21T12:00:00Z'),
      });
      client.close();
      expect(services).toHaveLength(1);
      const [service] = services;
      expect(service?.health).toMatchObject({ status: 'healthy' });
      expect(service?.findings).toEqual([]);
      expect(service && modelServiceEntity(service).spec).toMatchObject({
        type: 'model-service',
        owner: 'group:default/fraud',
      });
    },
  );
});

/** Nodes as clusters have them: those with accelerators are tainted against what needs none. */
function node(name: string, accelerators: number): ManifestObject {
  const amounts = {
    cpu: '32',
    memory: '128Gi',
    pods: '110',
    ...(accelerators > 0 && { 'nvidia.com/gpu': String(accelerators) }),
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: accelerators > 0 ? { 'modeldeck.io/node-pool': 'a100' } : {},
    },
    spec: {
      taints:
        accelerators > 0
          ? [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }]
          : [],
    },
    status: {
      capacity: amounts,
      allocatable: amounts,
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}
