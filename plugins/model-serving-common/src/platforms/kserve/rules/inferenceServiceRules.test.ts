import type { Finding } from '../../../model/types';
import {
  type InferenceServiceParts,
  rawInferenceService,
  rawKnativeService,
} from '../testing/inferenceService';
import { rawRevision } from '../testing/workloads';
import { servicesOf } from '../../testing/namespaceOf';

const model = (uri: string) => ({
  modelFormat: { name: 'sklearn' },
  storageUri: uri,
});

function standard(parts: { spec?: object; status?: object } = {}) {
  return rawInferenceService({
    spec: { predictor: { model: model('s3://m/v1') }, ...parts.spec },
    status: {
      deploymentMode: 'Standard',
      conditions: [
        { type: 'Ready', status: 'True' },
        { type: 'IngressReady', status: 'True' },
      ],
      ...parts.status,
    },
  });
}

const canary = (trafficPercent: number) => ({
  predictor: { model: model('s3://m/v1') },
  canary: [
    { trafficPercent, predictor: { name: 'v2', model: model('s3://m/v2') } },
  ],
});

function route(...backends: Array<[string, number | undefined]>) {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'fraud', namespace: 'team' },
    spec: {
      rules: [
        { backendRefs: backends.map(([name, weight]) => ({ name, weight })) },
      ],
    },
  };
}

const rulesOf = (...objects: object[]): string[] =>
  servicesOf(objects).flatMap(({ findings }) => findings.map(f => f.rule));

const findingOf = (rule: string, ...objects: object[]): Finding | undefined =>
  servicesOf(objects)
    .flatMap(({ findings }) => findings)
    .find(finding => finding.rule === rule);

describe('traps of Standard mode', () => {
  const ready = { canaryStatuses: [{ name: 'v2', ready: true }] };

  it('says that a percent has no effect', () => {
    const object = standard({
      spec: {
        predictor: { canaryTrafficPercent: 10, model: model('s3://m/v1') },
      },
    });
    expect(rulesOf(object)).toEqual(['canary-percent-ignored']);
  });

  it('says that a ready canary gets nothing when the route names none', () => {
    const object = standard({ spec: canary(20), status: ready });
    const finding = findingOf(
      'canary-unrouted',
      object,
      route(['fraud-predictor', undefined]),
    );
    expect(finding?.cause).toContain(
      'its 20 % of the traffic stays with the stable',
    );
    expect(finding?.evidence[0]?.detail).toContain('HTTPRoute/fraud');
  });

  it.each([
    ['its weight is in the route', 20, [['fraud-v2-predictor', 20]]],
    ['it is meant to get nothing', 0, []],
  ] as Array<[string, number, Array<[string, number]>]>)(
    'is silent when %s',
    (_, percent, backends) => {
      const object = standard({ spec: canary(percent), status: ready });
      expect(
        rulesOf(object, route(['fraud-predictor', 100 - percent], ...backends)),
      ).toEqual([]);
    },
  );

  it('does not accuse the route when it could not be read', () => {
    const object = standard({ spec: canary(20), status: ready });
    const [service] = servicesOf([object], {
      states: {
        'httproutes.gateway.networking.k8s.io': {
          state: 'forbidden',
          reason: 'httproutes is forbidden',
        },
      },
    });
    expect(service?.findings).toEqual([]);
    expect(service?.revisions.map(r => r.traffic.programmed)).toEqual([
      { unknown: expect.stringContaining('httproutes is forbidden') },
      { unknown: expect.stringContaining('httproutes is forbidden') },
    ]);
  });

  it('says that a canary is not ready and left out', () => {
    const object = standard({
      spec: canary(20),
      status: { canaryStatuses: [{ name: 'v2', ready: false }] },
    });
    expect(rulesOf(object, route(['fraud-predictor', 100]))).toEqual([
      'canary-not-ready',
    ]);
  });

  it('says that a canary bypasses the transformer', () => {
    const object = standard({
      spec: { ...canary(10), transformer: { containers: [] } },
      status: ready,
    });
    const routes = route(['fraud-transformer', 90], ['fraud-v2-predictor', 10]);
    expect(rulesOf(object, routes)).toEqual(['canary-bypasses-transformer']);
  });
});

describe('traps of Knative mode', () => {
  const stable = { created: 'r1', ready: 'r1', rolledout: 'r1' };

  it('speaks of a left-over 0 in other words while a revision waits', () => {
    const waiting = findingOf(
      'canary-percent-zero-left-behind',
      rawKnativeService({ ...stable, percent: 0, created: 'r2', ready: 'r2' }),
    );
    const next = findingOf(
      'canary-percent-zero-left-behind',
      rawKnativeService({ ...stable, percent: 0, previous: 'r0' }),
    );
    expect(waiting?.cause).toContain('keeps revision r2 from all traffic');
    expect(next?.cause).toContain('the next deployment');
  });

  it('is silent about a percent without any revision', () => {
    expect(rulesOf(rawKnativeService({ percent: 20 }))).toEqual([]);
  });
});

describe('the mode of a service', () => {
  const annotated = (mode: string, status: string) =>
    rawInferenceService({
      annotations: { 'serving.kserve.io/deploymentMode': mode },
      status: {
        deploymentMode: status,
        clusterServingRuntimeName: 'kserve-sklearnserver',
      },
    });

  it('says that a changed annotation has no effect', () => {
    expect(rulesOf(annotated('Knative', 'Standard'))).toEqual([
      'deployment-mode-change-ignored',
    ]);
  });

  it.each([
    ['RawDeployment', 'Standard'],
    ['Serverless', 'Knative'],
  ])('takes %s for %s', (mode, status) => {
    expect(rulesOf(annotated(mode, status))).toEqual([]);
  });
});

describe('the failure that KServe noted', () => {
  const failed = (
    transitionStatus: string,
    lastFailureInfo: object,
  ): InferenceServiceParts => ({
    status: {
      deploymentMode: 'Knative',
      conditions: [{ type: 'Ready', status: 'Unknown' }],
      modelStatus: { transitionStatus, lastFailureInfo },
    },
  });

  it.each([
    ['NoSupportingRuntime', 'no-runtime-matches'],
    ['RuntimeNotRecognized', 'runtime-not-found'],
    ['RuntimeDisabled', 'runtime-disabled'],
    ['ModelLoadFailed', 'model-load-failed'],
    ['RuntimeUnhealthy', 'runtime-unhealthy'],
    ['InvalidPredictorSpec', 'invalid-spec'],
    ['InvalidGPUAllocation', 'model-failed'],
    ['toString', 'model-failed'],
  ])('explains %s', (reason, rule) => {
    const object = rawInferenceService(failed('InvalidSpec', { reason }));
    // With runtimes to read, more can be said of the first three.
    const states = {
      'servingruntimes.serving.kserve.io': {
        state: 'forbidden',
        reason: 'servingruntimes is forbidden',
      },
    } as const;
    const [service] = servicesOf([object], { states });
    expect(service?.findings.map(f => f.rule)).toEqual([rule]);
    expect(service?.health.status).toBe('failed');
  });

  it('quotes the message and the exit code', () => {
    const finding = findingOf(
      'model-load-failed',
      rawInferenceService(
        failed('BlockedByFailedLoad', {
          reason: 'ModelLoadFailed',
          message: 'no such key',
          exitCode: 3,
        }),
      ),
    );
    expect(finding?.evidence[0]?.detail).toContain(
      'ModelLoadFailed, exit code 3: no such key',
    );
  });

  it('is history once the model is up to date', () => {
    const reason = 'ModelLoadFailed';
    expect(
      rulesOf(rawInferenceService(failed('UpToDate', { reason }))),
    ).toEqual([]);
  });
});

describe('a roll-back that changes nothing', () => {
  const state = (percent: number, oldUri = 's3://models/fraud/v1') => [
    rawKnativeService({
      percent,
      created: 'r3',
      ready: 'r3',
      rolledout: 'r2',
      previous: 'r1',
      traffic: [
        ['r3', 0],
        ['r2', 100],
      ],
    }),
    rawRevision('r1', { uri: oldUri }),
    rawRevision('r2', { uri: 's3://models/fraud/v2' }),
    rawRevision('r3', { uri: 's3://models/fraud/v1' }),
  ];

  it('is one with the old model and percent 0 in one change', () => {
    const finding = findingOf('rollback-without-effect', ...state(0));
    expect(finding?.cause).toContain('leaves all the traffic with r2');
    expect(finding?.fix).toContain('r3 then gets everything');
  });

  it('is none with another model, or with a share', () => {
    expect(rulesOf(...state(0, 's3://models/fraud/v0'))).not.toContain(
      'rollback-without-effect',
    );
    expect(rulesOf(...state(20))).not.toContain('rollback-without-effect');
  });
});
