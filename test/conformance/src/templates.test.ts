import { resolve } from 'node:path';
import {
  DEFAULT_PROJECT_SETTINGS,
  modelServiceEntity,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  checkValues,
  createKubeClient,
  fixedCredential,
  openTemplate,
  readService,
  runTemplate,
  textOf,
  withDefaults,
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
import { serversToTry } from './servers';

/** What templates make, held against API servers: as it is applied by somebody who made it. */

const STARTING = 180_000;
const NAMESPACE = 'made-from-templates';

// eslint-disable-next-line no-restricted-syntax -- tests are never part of a build
const root = resolve(__dirname, '../../..');
const TEMPLATES = resolve(
  root,
  'plugins/scaffolder-backend-module-model-serving/templates',
);

const KSERVE = {
  name: 'credit-score',
  owner: 'group:default/fraud',
  namespace: NAMESPACE,
  storageUri: 's3://models/credit/3',
};

const CHAT = {
  name: 'chat',
  owner: 'group:default/fraud',
  namespace: NAMESPACE,
  storageUri: 'hf://example-org/chat-8b',
};

const LOANS = {
  name: 'loan-risk',
  owner: 'group:default/fraud',
  namespace: NAMESPACE,
  storageUri: 's3://models/loans/3',
};

const CHURN = {
  name: 'churn',
  owner: 'group:default/fraud',
  namespace: NAMESPACE,
};

const CASES: ReadonlyArray<[string, string, Record<string, unknown>]> = [
  ['kserve-model', 'defaults', KSERVE],
  [
    'kserve-model',
    'code and accelerators',
    {
      ...KSERVE,
      format: 'tensorflow',
      accelerator: 'nvidia.com/gpu',
      pool: 'a100',
      transformer: true,
      explainer: true,
      loadSeconds: 900,
    },
  ],
  [
    'kserve-model',
    'Deployments',
    {
      ...KSERVE,
      mode: 'Standard',
      accelerator: 'nvidia.com/gpu',
      format: 'onnx',
    },
  ],
  ['kserve-llm', 'defaults', CHAT],
  [
    'kserve-llm',
    'spread, scaled, with adapters',
    {
      ...CHAT,
      loraAdapters: 'legal=hf://example-org/legal, sql=s3://adapters/sql',
      maxLoraRank: 64,
      tensorParallelism: 4,
      pipelineParallelism: 2,
      contextLength: 32768,
      maxReplicas: 3,
      pool: 'a100',
    },
  ],
  [
    'kserve-llm',
    'Hugging Face',
    {
      ...CHAT,
      runtime: 'HuggingFace',
      loraAdapters: 'legal=hf://example-org/legal',
      tensorParallelism: 2,
      pool: 'a100',
    },
  ],
  ['seldon-graph', 'defaults', LOANS],
  [
    'seldon-graph',
    'a bandit',
    {
      ...LOANS,
      shape: 'bandit',
      secondUri: 's3://models/loans/4',
      transformer: true,
    },
  ],
  [
    'seldon-graph',
    'scaled by requests',
    {
      ...LOANS,
      server: 'TENSORFLOW_SERVER',
      accelerator: 'nvidia.com/gpu',
      pool: 'a100',
    },
  ],
  [
    'seldon-graph',
    'explained',
    {
      ...LOANS,
      explainer: 'AnchorTabular',
      explainerUri: 's3://models/loans/explainer',
    },
  ],
  ['python-service', 'defaults', CHURN],
  ['r-service', 'a host of its own', { ...CHURN, host: 'churn.example.com' }],
];

/** The manifests of a project, in the namespace that kustomize gives them. */
async function manifestsOf(
  template: string,
  answers: Record<string, unknown>,
): Promise<ManifestObject[]> {
  const opened = await openTemplate({
    reference: template,
    builtIn: TEMPLATES,
  });
  const { pages } = opened.template;
  const values = withDefaults(pages, answers);
  checkValues(pages, values);
  const { files } = await runTemplate({
    ...opened,
    values,
    settings: {
      ...DEFAULT_PROJECT_SETTINGS,
      prometheusUrl: 'http://prometheus.monitoring:9090',
    },
  });
  return files
    .filter(({ path }) =>
      /^deploy\/(base|shared|version|blue|green|route)\/.*\.yaml$/.test(path),
    )
    .flatMap(file => parseAllDocuments(textOf(file) ?? ''))
    .map(document => document.toJS() as ManifestObject)
    .filter(({ kind }) => kind !== 'Kustomization')
    .map(object => ({
      ...object,
      metadata: { ...object.metadata, namespace: NAMESPACE },
    }));
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

  it.each(CASES)(
    'are what the server takes, field by field: %s, %s',
    async (template, _name, answers) => {
      const manifests = await manifestsOf(template, answers);
      expect(manifests.filter(object => !isServed(object)).map(kindOf)).toEqual(
        ['PodMonitor', 'PrometheusRule'],
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

function kindOf({ kind }: ManifestObject): string {
  return kind;
}

describe('a project that is applied', () => {
  let cluster: SimulatedCluster;

  beforeAll(async () => {
    cluster = await SimulatedCluster.start({
      controllers: true,
      now: () => new Date('2026-11-21T12:00:00Z'),
    });
    await cluster.apply([node('cpu-1', 0), node('gpu-1', 16)]);
  });

  afterAll(() => cluster.stop());

  it.each(CASES)(
    'becomes a healthy service in the catalogue: %s, %s',
    async (template, name, answers) => {
      const namespace = `${template}-${name
        .replace(/\W+/g, '-')
        .toLowerCase()}`;
      const manifests = await manifestsOf(template, answers);
      await cluster.apply([
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
        ...manifests.filter(isServed).map(object => ({
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
