import { planAction } from '../../canary/plan/planAction';
import type { PlanRequest } from '../../canary/plan/PlanRequest';
import { DEFAULT_SETTINGS } from '../../settings/ServingSettings';
import { servingPlatforms } from '../registry';
import { namespaceOf, servicesOf } from '../testing/namespaceOf';
import { NIM_SERVICES } from './nimService';
import { nimPlatform } from './nimPlatform';
import {
  rawNimPod,
  rawNimService,
  rawOwnedInferenceService,
} from './testing/rawNimService';

const platforms = [
  ...servingPlatforms.filter(({ id }) => id !== nimPlatform.id),
  nimPlatform,
];

function serviceOf(
  raw: readonly object[],
  options?: Parameters<typeof servicesOf>[1],
) {
  const services = servicesOf(raw, { ...options, platforms });
  expect(services.map(({ kind }) => kind)).toEqual(['NIMService']);
  const [service] = services;
  if (!service) {
    throw new Error('no service');
  }
  return service;
}

const kserve = { inferencePlatform: 'kserve' };

describe('a NIMService on a Deployment of its own', () => {
  it('has one version, named by its image, and its pods', () => {
    const service = serviceOf([rawNimService(), rawNimPod()]);
    expect(service).toMatchObject({
      mode: 'Deployment',
      model: { name: 'meta/llama-3.1-8b', version: '1.8.4' },
      runtime: { name: 'NVIDIA NIM' },
      accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
      scaling: { min: 2, max: 2 },
      endpoints: [{ url: 'http://llama.team.svc:8000', reach: 'cluster' }],
      health: { status: 'healthy' },
    });
    expect(service.revisions).toMatchObject([
      { name: 'llama', role: 'stable', replicas: { wanted: 2, ready: 1 } },
    ]);
  });

  it('claims no pods of another NIMService or of its cache', () => {
    const others = [
      rawNimPod('llama-70b'),
      rawNimPod('k8s-nim-operator', { 'app.kubernetes.io/name': 'llama' }),
    ];
    expect(serviceOf([rawNimService(), ...others]).revisions[0]?.pods).toEqual(
      [],
    );
  });

  it('finds the pods of several nodes by their LeaderWorkerSet', () => {
    const multiNode = { parallelism: { pipeline: 2 } };
    const service = serviceOf([
      rawNimService({ spec: { multiNode } }),
      rawNimPod('llama-lws'),
    ]);
    expect(service.mode).toBe('LeaderWorkerSet');
    expect(service.revisions[0]?.pods).toHaveLength(1);
  });

  it('is scaled as its autoscaler may, not as a field beside it says', () => {
    const scale = { enabled: true, hpa: { minReplicas: 2, maxReplicas: 6 } };
    expect(
      serviceOf([rawNimService({ spec: { scale, replicas: 1 } })]).scaling,
    ).toEqual({ min: 2, max: 6 });
    const disabled = { ...scale, enabled: false };
    expect(
      serviceOf([rawNimService({ spec: { scale: disabled } })]).scaling,
    ).toEqual({ min: 2, max: 2 });
  });

  it('is not called healthy when its pods could not be read', () => {
    const service = serviceOf([rawNimService()], {
      states: { pods: { state: 'forbidden', reason: 'may not list' } },
    });
    expect(service.health.status).toBe('unknown');
    expect(service.accelerators).toEqual([
      { resource: 'nvidia.com/gpu', count: 2 },
    ]);
  });
});

describe('which model a NIMService serves', () => {
  const modelOf = (spec: object, status?: object) =>
    serviceOf([rawNimService({ spec, status })]).model;
  const env = (value: string) => ({
    env: [
      { name: 'NGC_API_KEY', value: 'hunter2' },
      { name: 'NIM_MODEL_NAME', value },
    ],
  });

  it('is what the server says, before what the image is called', () => {
    const status = { model: { name: 'meta/llama-3.1-8b-instruct' } };
    expect(modelOf({}, status).name).toBe('meta/llama-3.1-8b-instruct');
  });

  it.each([
    ['hf://meta/llama', 'hf://meta/llama', 'meta/llama', undefined],
    ['hf://meta/llama:v2', 'hf://meta/llama:v2', 'meta/llama:v2', 'v2'],
    ['hf://me:pw@host/llama?key=1', 'hf://host/llama', 'host/llama', undefined],
    ['my-model', undefined, 'my-model', undefined],
  ])(
    'is what NIM_MODEL_NAME %s says, not the image',
    (value, storageUri, name, version) => {
      const model = modelOf(env(value));
      const known = [model.storageUri, model.name, model.version].map(field =>
        typeof field === 'string' ? field : undefined,
      );
      expect(known).toEqual([storageUri, name, version]);
      expect(JSON.stringify(model)).not.toMatch(/hunter2|pw@/);
    },
  );

  it('is not known of an image for any model that only its cache knows', () => {
    const image = { repository: 'nvcr.io/nim/nvidia/llm-nim', tag: '1.12' };
    const raw = rawNimService({ spec: { image }, status: {} });
    const { model, runtime } = serviceOf([raw]);
    expect(runtime.name).toBe('NVIDIA NIM 1.12');
    expect([model.name, model.version]).toEqual([
      { unknown: expect.stringContaining('NIMCache') },
      { unknown: expect.stringContaining('no version') },
    ]);
  });
});

describe('a NIMService on KServe', () => {
  it('is one service with its InferenceService, whose revisions it has', () => {
    const service = serviceOf([
      rawNimService({ spec: kserve }),
      rawOwnedInferenceService(),
    ]);
    expect(service.mode).toBe('KServe Knative');
    expect(service.revisions.map(({ name, role }) => [name, role])).toEqual([
      ['llama-predictor-00001', 'stable'],
      ['llama-predictor-00002', 'candidate'],
    ]);
    expect(service.endpoints[0]?.url).toBe('http://llama.example.com');
  });

  it('is told of the traps of that InferenceService', () => {
    const { findings } = serviceOf([
      rawNimService({ spec: kserve }),
      rawOwnedInferenceService(),
    ]);
    expect(findings.map(({ rule }) => rule)).toContain(
      'latest-revision-not-ready',
    );
  });

  it('does not take an InferenceService that only has its name', () => {
    const services = servicesOf(
      [rawNimService({ spec: kserve }), rawOwnedInferenceService('uid-other')],
      { platforms },
    );
    expect(services.map(({ kind }) => kind)).toEqual([
      'InferenceService',
      'NIMService',
    ]);
  });

  it('says what is not known while its InferenceService may not be read', () => {
    const service = serviceOf([rawNimService({ spec: kserve })], {
      states: {
        'inferenceservices.serving.kserve.io': {
          state: 'forbidden',
          reason: 'may not list',
        },
      },
    });
    expect(service.revisions[0]?.replicas.wanted).toEqual({
      unknown: expect.stringContaining('may not list'),
    });
  });
});

it('is not counted again as the Deployment that a rule would recognise', () => {
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'llama',
      namespace: 'team',
      uid: 'uid-deployment',
      labels: { 'app.kubernetes.io/managed-by': 'k8s-nim-operator' },
      ownerReferences: rawOwnedInferenceService().metadata.ownerReferences,
    },
    spec: {
      replicas: 3,
      template: { spec: { containers: [{ image: 'nvcr.io/nim/meta/llama' }] } },
    },
  };
  const rule = { name: 'nim', images: ['nvcr.io/**'] };
  const service = serviceOf([rawNimService(), deployment, rawNimPod()], {
    settings: { ...DEFAULT_SETTINGS, recognitionRules: [rule] },
  });
  expect(service.revisions[0]?.replicas.wanted).toBe(3);
});

describe('the health of a NIMService', () => {
  const statusOf = (status: object, spec: object = {}) => {
    const { health, findings } = serviceOf([rawNimService({ spec, status })]);
    return [health.status, health.reason, ...findings.map(f => f.rule)];
  };
  const failed = (reason: string) => ({
    conditions: [
      { type: 'Ready', status: 'False', reason: 'Failed' },
      { type: 'Failed', status: 'True', reason, message: 'token=hunter2' },
    ],
  });

  it.each([
    ['NIMCacheNotFound', 'NimCacheFailed', 'nim-cache-failed'],
    ['DeploymentFailed', 'NimServiceFailed', 'nim-service-failed'],
  ])('is failed for what the other condition says: %s', (reason, ...rest) => {
    expect(statusOf(failed(reason))).toEqual(['failed', ...rest]);
    const { findings } = serviceOf([rawNimService({ status: failed(reason) })]);
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  });

  it('is read by the older names of the conditions too', () => {
    const conditions = [{ type: 'NIM_SERVICE_READY', status: 'True' }];
    const raw = rawNimService({ status: { conditions } });
    expect(serviceOf([raw, rawNimPod()]).health.status).toBe('healthy');
  });

  it('is stopped at zero replicas, unless an autoscaler is to decide', () => {
    const scale = { enabled: true, hpa: { maxReplicas: 2 } };
    expect(statusOf({}, { replicas: 0 })[0]).toBe('stopped');
    expect(statusOf({}, { replicas: 0, scale })[0]).not.toBe('stopped');
  });
});

const START: PlanRequest = {
  action: 'start-canary',
  version: { image: 'nvcr.io/nim/meta/llama:2' },
  percent: 10,
};

function requestOf(
  action: Exclude<PlanRequest['action'], 'set-weight'>,
): PlanRequest {
  return action === 'start-canary' ? START : { action };
}

describe('the plans for a NIMService', () => {
  it.each([
    ['promote', 'no-canary'],
    ['rollback', 'no-earlier-revision'],
    ['pause', 'nothing-to-pause'],
    ['resume', 'nothing-to-pause'],
    ['start-canary', 'no-canary-control'],
  ] as const)('refuse to %s: %s', (action, reason) => {
    const raw = [rawNimService()];
    const objects = namespaceOf(raw, { platforms });
    expect(
      planAction(requestOf(action), serviceOf(raw), { objects, platforms }),
    ).toMatchObject({ refusal: { reason } });
  });
});

describe('what is asked of the API server for one NIMService', () => {
  const selections = (spec?: object) =>
    Object.fromEntries(
      nimPlatform.resources
        .filter(({ role }) => role === 'join')
        .map(({ type, belongingTo }) => [
          type.plural,
          belongingTo?.(
            [NIM_SERVICES.decode(rawNimService({ spec }))],
            DEFAULT_SETTINGS,
          ),
        ]),
    );

  it('is its Deployment and pods', () => {
    expect(selections()).toEqual({
      inferenceservices: [],
      deployments: [{ name: 'llama' }],
      pods: [
        {
          labelSelector:
            'app.kubernetes.io/managed-by=k8s-nim-operator,app=llama',
        },
      ],
    });
  });

  it('is its InferenceService and the pods of that on KServe', () => {
    expect(selections(kserve)).toEqual({
      inferenceservices: [{ name: 'llama' }],
      deployments: [],
      pods: [{ labelSelector: 'serving.kserve.io/inferenceservice=llama' }],
    });
  });
});
