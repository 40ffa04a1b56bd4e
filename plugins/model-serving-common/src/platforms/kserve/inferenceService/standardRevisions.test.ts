import { rawInferenceService } from '../testing/inferenceService';
import { servicesOf } from '../../testing/namespaceOf';
import { deploymentPod } from '../testing/workloads';

const gpus = (count: number) => ({
  limits: { 'nvidia.com/gpu': String(count) },
});

const model = (uri?: string, resources?: object) => ({
  modelFormat: { name: 'sklearn' },
  storageUri: uri,
  resources,
});

interface Parts {
  predictor?: object;
  canary?: object[];
  labels?: Record<string, string>;
  conditions?: object[];
}

function service({ predictor, canary, labels, conditions }: Parts = {}) {
  return rawInferenceService({
    labels,
    spec: {
      predictor: { model: model('s3://m/v1'), ...predictor },
      canary,
    },
    status: {
      deploymentMode: 'Standard',
      conditions: conditions ?? [
        { type: 'Ready', status: 'True' },
        { type: 'IngressReady', status: 'True' },
      ],
    },
  });
}

function deployment(name: string, replicas: number) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace: 'team',
      labels: { 'serving.kserve.io/inferenceservice': 'fraud' },
    },
    spec: { replicas },
    status: { readyReplicas: replicas },
  };
}

function revisionsOf(...objects: object[]) {
  return (
    servicesOf(objects).find(({ kind }) => kind === 'InferenceService')
      ?.revisions ?? []
  );
}

const CANARY = [
  { trafficPercent: 30, predictor: { name: 'v2', model: model('s3://m/v2') } },
];

describe('revisions in Standard mode', () => {
  it('are named after their Deployments', () => {
    expect(
      revisionsOf(service({ predictor: { name: 'v1' }, canary: CANARY })).map(
        ({ name, role }) => [name, role],
      ),
    ).toEqual([
      ['fraud-v1-predictor', 'stable'],
      ['fraud-v2-predictor', 'canary'],
    ]);
  });

  it('have the pods of their Deployments, and strays go to the stable one', () => {
    const [stable, canary] = revisionsOf(
      service({ canary: CANARY }),
      deployment('fraud-predictor', 2),
      deployment('fraud-v2-predictor', 1),
      deploymentPod('a', 'fraud-predictor'),
      deploymentPod('b', 'fraud-v2-predictor', { ready: false }),
      deploymentPod('worker', 'fraud-predictor-worker'),
    );
    expect(stable?.pods.map(({ name }) => name)).toEqual(['a', 'worker']);
    expect(stable?.replicas).toEqual({ wanted: 2, ready: 2 });
    expect(canary?.pods.map(({ name }) => name)).toEqual(['b']);
    expect(canary?.replicas).toEqual({ wanted: 1, ready: 0 });
  });

  it('inherit from the predictor what a canary does not say', () => {
    const [, canary] = revisionsOf(
      service({
        canary: [
          { trafficPercent: 0, predictor: { name: 'b', model: model() } },
        ],
      }),
    );
    expect(canary?.storageUri).toBe('s3://m/v1');
  });

  it('take their version from the URI, and only the stable one from labels', () => {
    const revisions = revisionsOf(
      service({ canary: CANARY, labels: { version: '2026-10' } }),
    );
    expect(revisions.map(r => r.modelVersion)).toEqual(['2026-10', 'v2']);
  });

  it('show a canary once though the spec names it twice', () => {
    expect(
      revisionsOf(service({ canary: [...CANARY, ...CANARY] })),
    ).toHaveLength(2);
  });

  it('do not ask for accelerators of pods that are not there', () => {
    const [stable] = revisionsOf(
      service({ predictor: { model: model('s3://m/v1', gpus(2)) } }),
      deployment('fraud-predictor', 1),
    );
    expect(stable?.accelerators).toEqual([]);
  });
});

describe('traffic in Standard mode', () => {
  const declared = (...objects: object[]) =>
    revisionsOf(...objects).map(r => r.traffic.declared);
  const programmed = (...objects: object[]) =>
    revisionsOf(...objects).map(r => r.traffic.programmed);

  it('is declared by the canaries, with the rest for the stable one', () => {
    expect(declared(service({ canary: CANARY }))).toEqual([
      { percent: 70, source: 'spec.canary' },
      { percent: 30, source: 'spec.canary' },
    ]);
  });

  it.each([
    ['a percent is missing', [{ predictor: { name: 'v2' } }]],
    [
      'they ask for more than there is',
      [
        { trafficPercent: 60, predictor: { name: 'v2' } },
        { trafficPercent: 60, predictor: { name: 'v3' } },
      ],
    ],
  ])('is not known when %s', (_, canary) => {
    for (const share of declared(service({ canary }))) {
      expect(share).toEqual({ unknown: expect.any(String) });
    }
  });

  it('all goes to the only predictor once there is an ingress', () => {
    expect(programmed(service())).toMatchObject([{ percent: 100 }]);
    expect(
      programmed(service({ conditions: [{ type: 'Ready', status: 'True' }] })),
    ).toEqual([{ unknown: 'its ingress is not ready' }]);
  });

  it('is not known with a canary and no route', () => {
    for (const share of programmed(service({ canary: CANARY }))) {
      expect(share).toEqual({
        unknown: expect.stringContaining('there is no HTTPRoute fraud'),
      });
    }
  });

  const route = (...rules: Array<Array<[string, unknown]>>) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'fraud', namespace: 'team' },
    spec: {
      rules: rules.map(backends => ({
        backendRefs: backends.map(([name, weight]) => ({ name, weight })),
      })),
    },
  });

  it('is what all rules of the route agree on', () => {
    const rule: Array<[string, number]> = [
      ['fraud-predictor', 3],
      ['fraud-v2-predictor', 1],
    ];
    expect(programmed(service({ canary: CANARY }), route(rule, rule))).toEqual([
      { percent: 75, source: 'HTTPRoute/fraud' },
      { percent: 25, source: 'HTTPRoute/fraud' },
    ]);
  });

  it('is not known when a weight is malformed, which is no zero', () => {
    const routes = route([
      ['fraud-predictor', 0],
      ['fraud-v2-predictor', 'all'],
    ]);
    expect(programmed(service({ canary: CANARY }), routes)[0]).toEqual({
      unknown: 'the weight of fraud-v2-predictor is malformed',
    });
  });

  it('is not known when the rules differ', () => {
    const routes = route([['fraud-predictor', 1]], [['fraud-v2-predictor', 1]]);
    for (const share of programmed(service({ canary: CANARY }), routes)) {
      expect(share).toEqual({
        unknown: 'the rules of HTTPRoute fraud differ',
      });
    }
  });
});
