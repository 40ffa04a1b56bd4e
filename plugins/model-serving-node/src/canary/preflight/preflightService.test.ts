import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ModelReading,
  type ModelService,
  type ModelServiceList,
  type PreflightReport,
  servingPlatforms,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { SimulatedCluster } from '@modeldeck/simulated-cluster';
import {
  ASKS,
  GPU,
  gpuNode,
  namespace,
  nextModel,
  RUNTIME,
  SCENARIO,
} from '../../__testUtils__/nextModel';
import { DEPLOYMENT_PAIR } from '../../__testUtils__/deploymentPair';
import { createKubeClient, type KubeClient } from '../../kube/KubeClient';
import { loadKubeconfig } from '../../kube/kubeconfig/loadKubeconfig';
import { PodScraper } from '../../metrics/PodScraper';
import type { PreflightOptions } from './PreflightOptions';
import { preflightService } from './preflightService';

let cluster: SimulatedCluster;
let folder: string;
let client: KubeClient;

beforeEach(async () => {
  cluster = await SimulatedCluster.start({ name: 'sim' });
  await cluster.load(SCENARIO);
  await cluster.apply([RUNTIME]);
  folder = await mkdtemp(join(tmpdir(), 'modeldeck-'));
  const path = join(folder, 'kubeconfig');
  await writeFile(path, cluster.kubeconfig());
  client = createKubeClient(await loadKubeconfig({ path }));
});

afterEach(async () => {
  client.close();
  await cluster.stop();
  await rm(folder, { recursive: true });
});

function choose({ items, clusters }: ModelServiceList): ModelService {
  const [service] = items;
  if (!service || items.length > 1) {
    throw new Error(`${items.length} services: ${clusters[0]?.error}`);
  }
  return service;
}

const preflight = (options: Partial<PreflightOptions>) =>
  preflightService({
    client,
    platforms: servingPlatforms,
    namespace,
    now: () => new Date('2026-11-21T12:00:00Z'),
    choose,
    ...options,
  });

const states = ({ checks }: PreflightReport) =>
  Object.fromEntries(checks.map(({ id, state }) => [id, state]));

const detail = ({ checks }: PreflightReport, id: string) =>
  checks.find(check => check.id === id)?.detail;

it('looks at a manifest as if it were applied', async () => {
  const report = await preflight({
    manifest: [nextModel({ canaryTrafficPercent: 10 })],
  });
  expect(report).toMatchObject({
    service: { name: 'demand', kind: 'InferenceService', namespace },
    subject: 'manifest',
    outcome: 'cannot-tell',
  });
  expect(states(report)).toEqual({
    'kinds-served': 'passed',
    'not-reverted': 'passed',
    'runtime-available': 'passed',
    'model-present': 'not-applicable',
    'signature-compatible': 'not-applicable',
    'accelerators-fit': 'not-applicable',
    'update-proceeds': 'not-applicable',
    'route-present': 'passed',
    'traffic-share': 'passed',
    'metrics-separate': 'cannot-tell',
  });
  expect(detail(report, 'traffic-share')).toBe(
    'the new model gets 10 %, demand-predictor-00002 keeps 90 %',
  );
});

it('writes nothing, and asks little', async () => {
  await preflight({ manifest: [nextModel({}, ASKS)] });
  const methods = new Set(cluster.requests.map(({ method }) => method));
  expect([...methods]).toEqual(['GET']);
  expect(cluster.requests.length).toBeLessThan(35);
});

it('finds no room for what stands beside the version before', async () => {
  await cluster.apply([gpuNode('a', 1), gpuNode('b', 1)]);
  const report = await preflight({
    manifest: [nextModel({ canaryTrafficPercent: 10 }, ASKS)],
  });
  expect(report.outcome).toBe('failed');
  expect(
    report.checks.find(({ id }) => id === 'accelerators-fit'),
  ).toMatchObject({
    state: 'failed',
    detail:
      '1 more pod (predictor, each with 2 nvidia.com/gpu) finds no node, and waits until something changes',
    evidence: [
      '2 nodes have less than 2 nvidia.com/gpu free; the nearest, a, has 1 nvidia.com/gpu',
    ],
  });
});

it('finds room, and says where', async () => {
  await cluster.apply([gpuNode('a', 1), gpuNode('b', 4)]);
  const report = await preflight({
    manifest: [nextModel({ canaryTrafficPercent: 10 }, ASKS)],
  });
  expect(detail(report, 'accelerators-fit')).toBe(
    '1 more pod (predictor, each with 2 nvidia.com/gpu) finds a node, e.g. 1 on b',
  );
  expect(report.fits).toMatchObject([
    { pods: 'predictor', fit: { fits: 'yes' } },
  ]);
});

it('warns where only the cluster itself could add the toleration', async () => {
  const taint = { key: GPU, value: 'present', effect: 'NoSchedule' };
  await cluster.apply([gpuNode('a', 8, [taint])]);
  const report = await preflight({
    manifest: [nextModel({ canaryTrafficPercent: 10 }, ASKS)],
  });
  expect(states(report)['accelerators-fit']).toBe('warning');
});

it('says that a percent alone undoes a promotion', async () => {
  const report = await preflight({
    manifest: [
      {
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
        metadata: { name: 'demand', namespace },
        spec: { predictor: { canaryTrafficPercent: 20 } },
      },
    ],
  });
  expect(report.checks.find(({ id }) => id === 'traffic-share')).toMatchObject({
    state: 'failed',
    detail:
      'the percent alone undoes the promotion: demand-predictor-00001, the model before, gets 80 % again',
  });
});

it('says why no runtime takes the model', async () => {
  const report = await preflight({
    manifest: [nextModel({}, { modelFormat: { name: 'catboost' } })],
  });
  expect(
    report.checks.find(({ id }) => id === 'runtime-available'),
  ).toMatchObject({
    state: 'failed',
    detail: 'no serving runtime takes model format catboost',
    evidence: expect.arrayContaining([
      'ClusterServingRuntime/lgb does not serve catboost',
    ]),
  });
});

it('counts on what the manifest brings along', async () => {
  const runtime = {
    ...RUNTIME,
    metadata: { name: 'catboost' },
    spec: {
      supportedModelFormats: [{ name: 'catboost', autoSelect: true }],
      containers: [{ name: 'kserve-container', image: 'catboost:1' }],
    },
  };
  const report = await preflight({
    manifest: [runtime, nextModel({}, { modelFormat: { name: 'catboost' } })],
  });
  expect(detail(report, 'runtime-available')).toBe(
    'ClusterServingRuntime catboost takes it',
  );
});

it('looks into both storage URIs', async () => {
  const asked: string[] = [];
  const readings: Record<string, ModelReading> = {
    's3://models/demand/v2': {
      state: 'unknown',
      why: 's3 is not reachable from here',
    },
    's3://models/demand/v3': {
      state: 'absent',
      location: 's3://models/demand/v3',
      why: 'there is no MLmodel at s3://models/demand/v3',
      hint: 'check it',
    },
  };
  const report = await preflight({
    manifest: [nextModel({}, { modelFormat: { name: 'mlflow' } })],
    readModel: async uri => {
      asked.push(uri);
      return readings[uri] ?? { state: 'unknown', why: uri };
    },
  });
  expect(asked.sort()).toEqual(Object.keys(readings));
  expect(states(report)).toMatchObject({
    'model-present': 'failed',
    'signature-compatible': 'cannot-tell',
  });
});

it('compares signatures', async () => {
  const facts = (type: string): ModelReading => ({
    state: 'read',
    location: 'there',
    facts: {
      flavors: [{ name: 'lightgbm' }],
      loader: 'mlflow.lightgbm',
      mlflowVersion: '3.1.0',
      pythonVersion: unknown('not told'),
      sizeBytes: 10,
      environments: [],
      signature: {
        inputs: {
          kind: 'columns',
          columns: [{ name: 'age', type, required: true }],
        },
      },
    } as never,
  });
  const report = await preflight({
    manifest: [nextModel()],
    readModel: async uri => facts(uri.endsWith('v3') ? 'string' : 'long'),
  });
  expect(states(report)['model-present']).toBe('passed');
  expect(states(report)['signature-compatible']).not.toBe('not-applicable');
});

it('tells what any next version would meet', async () => {
  const report = await preflight({ name: 'demand' });
  expect(report.subject).toBe('service');
  expect(states(report)).toMatchObject({
    'kinds-served': 'not-applicable',
    'runtime-available': 'cannot-tell',
    'traffic-share': 'passed',
  });
});

it('asks pods for what would tell the versions apart', async () => {
  const metrics = new PodScraper({ client, intervalMs: 1 });
  const report = await preflight({ name: 'demand', metrics });
  expect(states(report)['metrics-separate']).not.toBe('not-applicable');
  expect(detail(report, 'metrics-separate')).not.toMatch(
    'no metrics were asked',
  );
});

it('leaves out what it is told to', async () => {
  const report = await preflight({
    name: 'demand',
    skip: ['metrics-separate', 'runtime-available'],
  });
  expect(report.outcome).toBe('passed');
});

it('reports on a kind that the cluster does not serve', async () => {
  cluster.withdraw('inferenceservices.serving.kserve.io');
  const report = await preflight({ manifest: [nextModel()] });
  expect(report).toMatchObject({
    outcome: 'failed',
    service: { name: 'demand' },
    checks: [{ id: 'kinds-served', state: 'failed' }],
  });
});

it('refuses a manifest without a service, or without its name', async () => {
  const nameless = { ...nextModel(), metadata: { namespace } };
  await expect(preflight({ manifest: [nameless] })).rejects.toThrow(
    'an object of kind InferenceService in the manifest has no name',
  );
  await expect(
    preflight({ manifest: [{ apiVersion: 'v1', kind: 'ConfigMap' }] }),
  ).rejects.toThrow('no object that a model service is made of');
});

it('leaves it to the caller which of several services is meant', async () => {
  const other = { ...nextModel(), metadata: { name: 'other', namespace } };
  const manifest = [nextModel({}, ASKS), other];
  await expect(preflight({ manifest })).rejects.toThrow('2 services');
  const report = await preflight({ manifest, name: 'other' });
  expect(report.service.name).toBe('other');
  expect(states(report)['accelerators-fit']).toBe('not-applicable');
});

it('takes workloads for the service that they say they are of', async () => {
  const first = await preflight({ manifest: DEPLOYMENT_PAIR });
  expect(first).toMatchObject({ service: { name: 'churn', namespace } });
  await cluster.apply(
    DEPLOYMENT_PAIR.map(object => ({
      ...object,
      metadata: { ...object.metadata, namespace },
    })),
  );
  const [, green] = DEPLOYMENT_PAIR;
  const next = await preflight({ manifest: [green] });
  expect(next).toMatchObject({ service: { name: 'churn', namespace } });
});
