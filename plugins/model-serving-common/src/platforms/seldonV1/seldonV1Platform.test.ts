import { servicesOf } from '../testing/namespaceOf';
import type { ReadState } from '../NamespaceObjects';
import {
  rawDeployment,
  rawPredictor,
  rawRoute,
  rawSeldon,
  rawSeldonPod,
} from './testing/seldonFixtures';

const CANARY = [
  rawPredictor({ name: 'main', traffic: 80 }),
  rawPredictor({ name: 'next', traffic: 20 }),
];

const MAIN = 'fraud-main-0-classifier';
const NEXT = 'fraud-next-0-classifier';

const RUNNING = [
  rawDeployment(MAIN),
  rawDeployment(NEXT, { created: '2026-11-20T08:00:00Z' }),
  rawSeldonPod(MAIN),
  rawSeldonPod(NEXT),
];

function serviceOf(objects: object[], states?: Record<string, ReadState>) {
  const [service, ...others] = servicesOf(objects, { states });
  if (!service || others.length > 0) {
    throw new Error(`${others.length + 1} services`);
  }
  return service;
}

describe('a SeldonDeployment', () => {
  it('has its predictors as revisions, with models, pods and traffic', () => {
    const service = serviceOf([
      rawSeldon({ predictors: CANARY }),
      ...RUNNING,
      rawRoute({ main: 80, next: 20 }),
    ]);
    expect(service).toMatchObject({
      platform: 'seldon-v1',
      model: { format: 'sklearn', storageUri: 's3://models/fraud/main' },
      runtime: { name: 'SKLEARN_SERVER', protocol: 'seldon' },
      health: { status: 'healthy' },
      findings: [],
    });
    expect(service.revisions).toMatchObject([
      {
        name: 'main',
        role: 'stable',
        replicas: { wanted: 1, ready: 1 },
        pods: [{ name: `${MAIN}-abc-x1` }],
        traffic: {
          programmed: { percent: 80, source: 'VirtualService/fraud' },
        },
      },
      { name: 'next', role: 'canary', storageUri: 's3://models/fraud/next' },
    ]);
  });

  it.each([
    ['kfserving', 'v2'],
    ['v2', 'v2'],
    ['tensorflow', 'tensorflow'],
    [undefined, 'seldon'],
  ])('speaks, by protocol %s, %s', (protocol, spoken) => {
    expect(
      serviceOf([rawSeldon({ spec: { protocol } })]).runtime.protocol,
    ).toBe(spoken);
  });

  it('tells its endpoints over REST and gRPC, and none of single units', () => {
    const { endpoints } = serviceOf([
      rawSeldon({
        status: {
          state: 'Available',
          address: {
            url: 'http://fraud-main.team.svc.cluster.local:8000/api/v1.0/predictions',
          },
          serviceStatus: {
            'fraud-main': {
              httpEndpoint: 'fraud-main.team:8000',
              grpcEndpoint: 'fraud-main.team:5001',
            },
            'fraud-main-classifier': {
              httpEndpoint: 'fraud-main-classifier.team:9000',
            },
          },
        },
      }),
      {
        ...rawRoute({ main: 0 }),
        spec: {
          ...rawRoute({ main: 0 }).spec,
          hosts: ['models.example.com', '*'],
        },
      },
    ]);
    expect(endpoints).toEqual([
      {
        url: 'http://models.example.com/seldon/team/fraud/',
        reach: 'external',
      },
      {
        url: 'http://fraud-main.team.svc.cluster.local:8000/api/v1.0/predictions',
        reach: 'cluster',
      },
      {
        url: 'http://fraud-main.team.svc.cluster.local:8000',
        reach: 'cluster',
      },
      {
        url: 'grpc://fraud-main.team.svc.cluster.local:5001',
        reach: 'cluster',
      },
    ]);
  });

  it.each<[string, Record<string, unknown>, object]>([
    ['a predictor', { replicas: 3 }, {}],
    ['the whole', {}, { replicas: 3 }],
    [
      'the component first',
      { replicas: 9, componentSpecs: [{ replicas: 3 }] },
      {},
    ],
  ])('wants what the spec asks for, of %s', (_, predictor, spec) => {
    const { revisions } = serviceOf([
      rawSeldon({ predictors: [rawPredictor(predictor)], spec }),
    ]);
    expect(revisions[0]?.replicas.wanted).toBe(3);
  });

  it('is idle, not stopped, where KEDA starts it on demand', () => {
    const componentSpecs = [{ kedaSpec: { minReplicaCount: 0 } }];
    const { health } = serviceOf([
      rawSeldon({
        predictors: [rawPredictor({ componentSpecs })],
        status: { state: 'Creating' },
      }),
      rawDeployment(MAIN, { replicas: 0 }),
    ]);
    expect(health).toMatchObject({ status: 'idle', reason: 'ScaledToZero' });
  });

  it('is in progress while it is created and its pods are to come', () => {
    const { health } = serviceOf([
      rawSeldon({ status: { state: 'Creating' } }),
    ]);
    expect(health).toMatchObject({ status: 'progressing', reason: 'Creating' });
  });

  it('says why the controller failed, without what may be secret', () => {
    const { health, findings } = serviceOf([
      rawSeldon({
        status: {
          state: 'Failed',
          description: 'cannot fetch https://u:hunter2@models/x',
        },
      }),
    ]);
    expect(health.status).toBe('failed');
    expect(findings[0]?.cause).toBe(
      "Seldon's controller failed: cannot fetch https://models/x",
    );
  });

  it('reads Kafka past any route', () => {
    const { mode, revisions } = serviceOf([
      rawSeldon({ predictors: CANARY, spec: { serverType: 'kafka' } }),
    ]);
    expect(mode).toBe('Kafka');
    expect(revisions[0]?.traffic.programmed).toHaveProperty('unknown');
  });

  it('holds no share back that the route sends to a predictor of another day', () => {
    const { revisions } = serviceOf([
      rawSeldon({ predictors: CANARY }),
      rawRoute({ main: 80, gone: 20 }),
    ]);
    expect(revisions[0]?.traffic.programmed).toEqual({
      unknown:
        'VirtualService/fraud sends to fraud-gone.team.svc.cluster.local, which is no predictor of the spec',
    });
  });

  it('knows one model by its server’s graph only where it has one', () => {
    const graph = {
      name: 'blend',
      type: 'COMBINER',
      children: ['a', 'b'].map(name => ({
        name,
        implementation: 'SKLEARN_SERVER',
        modelUri: `s3://m/${name}`,
      })),
    };
    const { model } = serviceOf([
      rawSeldon({ predictors: [rawPredictor({ graph })] }),
    ]);
    expect(model).toMatchObject({
      format: 'sklearn',
      storageUri: { unknown: 'its graph holds 2 models' },
    });
  });

  it('is told of whole although its graph nests 10,000 deep', () => {
    let graph: object = { name: 'u9999', implementation: 'SKLEARN_SERVER' };
    for (let index = 9_998; index >= 0; index--) {
      graph = { name: `u${index}`, type: 'TRANSFORMER', children: [graph] };
    }
    const { revisions } = serviceOf([
      rawSeldon({ predictors: [rawPredictor({ graph })] }),
    ]);
    expect(revisions[0]?.graph).toMatchObject({ omitted: 9_800 });
    expect(revisions[0]?.graph?.nodes).toHaveLength(200);
    expect(revisions[0]?.graph?.edges).toHaveLength(199);
  });
});
