import { DEFAULT_SETTINGS } from '../../../settings/ServingSettings';
import { rawInferenceService } from '../testing/inferenceService';
import { servicesOf } from '../../testing/namespaceOf';
import { rawRevision, revisionPod } from '../testing/workloads';
import { INFERENCE_SERVICES } from './inferenceService';
import { inferenceServicePlatform } from './inferenceServicePlatform';

const inMode = (
  deploymentMode: string | undefined,
  spec?: object,
  status?: object,
) =>
  INFERENCE_SERVICES.decode(
    rawInferenceService({ spec, status: { deploymentMode, ...status } }),
  );

/** What one service costs: how many requests of which kind. */
function requestsFor(object: ReturnType<typeof inMode>) {
  return Object.fromEntries(
    inferenceServicePlatform.resources
      .filter(need => need.role === 'join')
      .map(need => [
        need.type.plural,
        need.belongingTo?.([object], DEFAULT_SETTINGS).length ?? Infinity,
      ])
      .filter(([, count]) => count !== 0),
  );
}

describe('what is asked of the API server for one service', () => {
  it.each([
    ['Knative', undefined, { pods: 1, revisions: 1 }],
    ['Standard', undefined, { pods: 1, deployments: 1 }],
    [
      'Standard',
      { canary: [{ trafficPercent: 1, predictor: { name: 'b' } }] },
      { pods: 1, deployments: 1, httproutes: 1 },
    ],
    [undefined, undefined, { pods: 1, revisions: 1, deployments: 1 }],
  ])('in mode %s with %j', (mode, spec, requests) => {
    const custom = { predictor: { containers: [{ name: 'mine' }] }, ...spec };
    expect(requestsFor(inMode(mode, custom))).toEqual(requests);
  });

  const model = (fields: object = {}) => ({
    predictor: { model: { modelFormat: { name: 'onnx' }, ...fields } },
  });
  const chosen = { clusterServingRuntimeName: 'kserve-tritonserver' };

  it.each([
    ['KServe has chosen none', model(), {}, [1, 1]],
    ['KServe has chosen it', model({ protocolVersion: 'v2' }), chosen, [0, 0]],
    ['only it knows the protocol', model(), chosen, [0, 1]],
    [
      'it is one of the namespace',
      model(),
      { servingRuntimeName: 'mine' },
      [1, 0],
    ],
    [
      'KServe took none in the end',
      model({ protocolVersion: 'v2' }),
      {
        ...chosen,
        modelStatus: {
          transitionStatus: 'InvalidSpec',
          lastFailureInfo: { reason: 'NoSupportingRuntime' },
        },
      },
      [1, 1],
    ],
  ])('asks for runtimes where %s', (_, spec, status, [own, clusterWide]) => {
    const asked = requestsFor(inMode('Knative', spec, status));
    expect([
      asked.servingruntimes ?? 0,
      asked.clusterservingruntimes ?? 0,
    ]).toEqual([own, clusterWide]);
  });

  it('is nothing for objects of another platform', () => {
    const other = { ...inMode('Knative'), kind: 'SeldonDeployment' };
    const [, pods] = inferenceServicePlatform.resources;
    expect(pods?.belongingTo?.([other], DEFAULT_SETTINGS)).toEqual([]);
  });

  it('selects by the label that KServe sets', () => {
    const [, pods] = inferenceServicePlatform.resources;
    expect(pods?.belongingTo?.([inMode('Knative')], DEFAULT_SETTINGS)).toEqual([
      { labelSelector: 'serving.kserve.io/inferenceservice=fraud' },
    ]);
  });
});

describe('health of an InferenceService', () => {
  const components = {
    predictor: {
      latestCreatedRevision: 'r1',
      latestReadyRevision: 'r1',
      latestRolledoutRevision: 'r1',
      traffic: [{ revisionName: 'r1', percent: 100, latestRevision: true }],
    },
  };

  function knative(
    parts: {
      minReplicas?: number;
      conditions?: object[];
      annotations?: Record<string, string>;
    } = {},
  ) {
    const { minReplicas, annotations } = parts;
    return rawInferenceService({
      annotations,
      spec: { predictor: { minReplicas, model: {} } },
      status: {
        deploymentMode: 'Knative',
        conditions: parts.conditions ?? [{ type: 'Ready', status: 'True' }],
        components,
      },
    });
  }

  const healthOf = (...objects: object[]) => {
    const [service] = servicesOf(objects);
    return [service?.health.status, service?.health.reason];
  };

  const inactive = rawRevision('r1', {
    desired: 0,
    conditions: [{ type: 'Active', status: 'False', reason: 'NoTraffic' }],
  });

  it('is idle at zero when Knative says that no request comes', () => {
    expect(healthOf(knative(), inactive)).toEqual(['idle', 'NoTraffic']);
  });

  it('is idle at zero when the spec allows it', () => {
    const revision = rawRevision('r1', { desired: 0 });
    expect(healthOf(knative({ minReplicas: 0 }), revision)).toEqual([
      'idle',
      'ScaledToZero',
    ]);
  });

  it('is not idle while replicas are wanted', () => {
    const revision = rawRevision('r1', { desired: 1 });
    expect(healthOf(knative({ minReplicas: 0 }), revision)[0]).toBe(
      'progressing',
    );
  });

  it('is not idle while a pod is there', () => {
    expect(healthOf(knative(), inactive, revisionPod('p', 'r1'))[0]).toBe(
      'healthy',
    );
  });

  it('is failed when Knative gave the revision up and took the pods away', () => {
    const failed = rawRevision('r1', {
      conditions: [
        { type: 'Active', status: 'False', reason: 'NoTraffic' },
        {
          type: 'Ready',
          status: 'False',
          reason: 'ProgressDeadlineExceeded',
          message: 'Initial scale was never achieved',
        },
      ],
    });
    expect(healthOf(knative(), failed)[0]).toBe('failed');
  });

  it('is degraded or worse while Ready pods crash', () => {
    const crash = { waiting: 'CrashLoopBackOff' };
    const one = revisionPod('a', 'r1');
    const other = revisionPod('b', 'r1', crash);
    expect(healthOf(knative(), one, other)[0]).toBe('degraded');
    expect(healthOf(knative(), other)[0]).toBe('failed');
  });

  it.each([
    ['True', 'Stopped'],
    ['False', 'Stopping'],
  ])('is stopped with the annotation, Stopped being %s', (status, reason) => {
    const service = knative({
      annotations: { 'serving.kserve.io/stop': 'true' },
      conditions: [
        { type: 'Ready', status: 'False', reason: 'Stopped' },
        { type: 'Stopped', status },
      ],
    });
    expect(healthOf(service)).toEqual(['stopped', reason]);
  });

  it('is not stopped by an annotation that says false', () => {
    const service = knative({
      annotations: { 'serving.kserve.io/stop': 'false' },
    });
    expect(healthOf(service, revisionPod('p', 'r1'))[0]).toBe('healthy');
  });

  it('is unknown while nobody has written a status', () => {
    expect(healthOf(rawInferenceService())).toEqual(['unknown', 'NoStatus']);
  });
});

describe('who answers for an InferenceService', () => {
  it.each([
    ['labels', 'annotations'],
    ['annotations', 'labels'],
  ])('is read of %s', kind => {
    const marks = {
      'modeldeck.io/owner': 'team-fraud',
      'app.kubernetes.io/part-of': 'payments',
      'modeldeck.io/model-name': 'fraud-xgb',
      'modeldeck.io/model-format': 'xgboost',
    };
    const [service] = servicesOf([rawInferenceService({ [kind]: marks })]);
    expect(service).toMatchObject({
      owner: 'team-fraud',
      system: 'payments',
      model: { name: 'fraud-xgb', format: 'xgboost' },
    });
  });

  it('is unknown when nothing says so', () => {
    const [service] = servicesOf([rawInferenceService()]);
    expect(service?.owner).toEqual({ unknown: expect.any(String) });
    expect(service?.system).toEqual({ unknown: expect.any(String) });
  });
});
