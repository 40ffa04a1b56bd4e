import type { ApiClient } from '../../client/ApiClient';
import { clientOf } from '../../client/clientOf';
import { conditionStatus } from '../../client/conditionStatus';
import { listAt, textAt, valueAt } from '../../json/read';
import { SimulatedCluster } from '../../SimulatedCluster';

const KSERVE = '/apis/serving.kserve.io';
const ROUTES = '/apis/gateway.networking.k8s.io/v1/namespaces/team/httproutes';

describe('controllers of KServe off Knative', () => {
  let cluster: SimulatedCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({ controllers: true });
    client = clientOf(cluster);
  });

  afterEach(async () => {
    client.close();
    await cluster.stop();
  });

  async function write(
    apiVersion: string,
    kind: string,
    name: string,
    spec: object,
    annotations = {},
  ) {
    await cluster.write({
      apiVersion,
      kind,
      metadata: { name, namespace: 'team', annotations },
      spec,
    });
    await cluster.settle();
  }

  function isvc(spec: object) {
    return write(
      'serving.kserve.io/v1beta1',
      'InferenceService',
      'claims',
      spec,
    );
  }

  function predictor(version: string, rest: object = {}) {
    return {
      ...rest,
      model: {
        modelFormat: { name: 'xgboost' },
        storageUri: `s3://models/claims/${version}`,
      },
    };
  }

  function llm(name: string, route: object, annotations = {}) {
    const spec = {
      model: { uri: 'hf://org/model' },
      router: { route: { group: 'chat', ...route } },
    };
    return write(
      'serving.kserve.io/v1alpha2',
      'LLMInferenceService',
      name,
      spec,
      annotations,
    );
  }

  async function read(path: string) {
    return (await client.call(path)).body;
  }

  async function weights(route: string): Promise<string> {
    const [rule] = listAt(await read(`${ROUTES}/${route}`), 'spec', 'rules');
    return listAt(rule, 'backendRefs')
      .map(ref =>
        [textAt(ref, 'name'), valueAt(ref, 'weight')]
          .filter(part => part !== undefined)
          .join(' '),
      )
      .join(', ');
  }

  const service = () =>
    read(`${KSERVE}/v1beta1/namespaces/team/inferenceservices/claims`);

  it('ignores canaryTrafficPercent', async () => {
    await isvc({ predictor: predictor('v1', { canaryTrafficPercent: 20 }) });
    expect(await weights('claims')).toBe('claims-predictor');
    expect(conditionStatus(await service(), 'Ready')).toBe('True');
    expect(
      valueAt(await service(), 'status', 'components', 'predictor', 'traffic'),
    ).toBeUndefined();
  });

  it('splits between stable and canary', async () => {
    const canary = [
      { trafficPercent: 20, predictor: predictor('v2', { name: 'v2' }) },
    ];
    await isvc({ predictor: predictor('v1', { minReplicas: 2 }), canary });
    expect(await weights('claims')).toBe(
      'claims-predictor 80, claims-v2-predictor 20',
    );
    expect(valueAt(await service(), 'status', 'canaryStatuses')).toMatchObject([
      { name: 'v2', ready: true, trafficPercent: 20 },
    ]);
    expect(conditionStatus(await service(), 'CanaryPredictorReady')).toBe(
      'True AllCanariesReady',
    );
  });

  it('leaves out a canary that is not ready, and stays Ready', async () => {
    const canary = [
      { trafficPercent: 20, predictor: predictor('broken', { name: 'v2' }) },
    ];
    await isvc({ predictor: predictor('v1'), canary });
    expect(await weights('claims')).toBe('claims-predictor');
    expect(conditionStatus(await service(), 'Ready')).toBe('True');
    expect(conditionStatus(await service(), 'CanaryPredictorReady')).toBe(
      'False CanariesNotReady',
    );
  });

  it('removes the canary with its entry', async () => {
    const canary = [
      { trafficPercent: 20, predictor: predictor('v2', { name: 'v2' }) },
    ];
    await isvc({ predictor: predictor('v1'), canary });
    await isvc({ predictor: predictor('v1') });
    const deployments = await read('/apis/apps/v1/namespaces/team/deployments');
    expect(listAt(deployments, 'items')).toHaveLength(1);
    expect(await weights('claims')).toBe('claims-predictor');
  });

  it('shares the traffic of a group by weight, without the stopped', async () => {
    await llm('llama', { weight: 9 });
    await llm('llama-next', { weight: 1 });
    expect(await weights('llama-kserve-route')).toBe(
      'llama-inference-pool 9, llama-next-inference-pool 1',
    );
    await llm(
      'llama-next',
      { weight: 1 },
      { 'serving.kserve.io/stop': 'true' },
    );
    expect(await weights('llama-kserve-route')).toBe('llama-inference-pool 9');
    const next = await read(
      `${KSERVE}/v1alpha2/namespaces/team/llminferenceservices/llama-next`,
    );
    expect(conditionStatus(next, 'Ready')).toBe('False Stopped');
    expect(valueAt(next, 'status', 'router', 'group', 'members')).toMatchObject(
      [
        { name: 'llama', weight: 9 },
        { name: 'llama-next', weight: 1, stopped: true },
      ],
    );
  });

  it('serves an LLM service in both versions', async () => {
    await llm('llama', { weight: 9 });
    const old = await read(
      `${KSERVE}/v1alpha1/namespaces/team/llminferenceservices/llama`,
    );
    expect(old).toMatchObject({
      apiVersion: 'serving.kserve.io/v1alpha1',
      kind: 'LLMInferenceService',
    });
  });

  it('makes a graph ready once its services are', async () => {
    const nodes = {
      root: {
        routerType: 'Splitter',
        steps: [{ serviceName: 'claims', weight: 100 }],
      },
    };
    await write('serving.kserve.io/v1alpha1', 'InferenceGraph', 'ab', {
      nodes,
    });
    const graph = () =>
      read(`${KSERVE}/v1alpha1/namespaces/team/inferencegraphs/ab`);
    expect(conditionStatus(await graph(), 'Ready')).toBe(
      'False InferenceServiceNotReady',
    );
    await isvc({ predictor: predictor('v1') });
    expect(conditionStatus(await graph(), 'Ready')).toBe('True');
  });

  it('leaves what a loaded situation holds as it is', async () => {
    const object = {
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      metadata: { name: 'claims', namespace: 'team' },
      spec: { predictor: predictor('v1') },
    };
    await cluster.load({ namespace: 'team', objects: [object] });
    await cluster.settle();
    expect(await service()).not.toHaveProperty('status');
  });
});
