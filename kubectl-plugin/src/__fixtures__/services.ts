import {
  type ModelService,
  type ModelServiceList,
  type PodSummary,
  type Revision,
  serviceId,
  unknown,
} from '@modeldeck/plugin-model-serving-common';

/** The moment of every test. */
export const NOW = new Date('2026-11-21T12:00:00Z');

export function pod(overrides: Partial<PodSummary> = {}): PodSummary {
  return {
    name: 'scorer-00001-abc',
    state: 'Running',
    ready: true,
    restarts: 0,
    node: 'node-a',
    accelerators: [],
    createdAt: '2026-11-18T12:00:00Z',
    ...overrides,
  };
}

export function revision(overrides: Partial<Revision> = {}): Revision {
  return {
    name: 'scorer-00001',
    role: 'stable',
    modelVersion: 'v1',
    storageUri: 's3://models/scorer/v1',
    replicas: { wanted: 1, ready: 1 },
    pods: [pod()],
    traffic: {
      declared: { percent: 100, source: 'spec' },
      programmed: { percent: 100, source: 'HTTPRoute/scorer' },
      observed: unknown('no metrics were read'),
    },
    accelerators: [],
    ...overrides,
  };
}

export function service(overrides: Partial<ModelService> = {}): ModelService {
  const identity = {
    cluster: 'prod',
    namespace: 'fraud',
    kind: 'InferenceService',
    name: 'scorer',
    ...overrides,
  };
  return {
    id: serviceId(identity),
    cluster: identity.cluster,
    namespace: identity.namespace,
    kind: identity.kind,
    name: identity.name,
    platform: 'kserve',
    mode: 'Knative',
    objects: [
      {
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: identity.kind,
        name: identity.name,
      },
    ],
    model: {
      name: 'scorer',
      version: 'v1',
      format: 'sklearn',
      storageUri: 's3://models/scorer/v1',
    },
    runtime: { name: 'kserve-sklearnserver', protocol: 'v2' },
    recognisedBy: { rule: 'kind', detail: 'it serves a model' },
    components: [],
    annotations: {},
    registry: { unknown: 'no registry is named' },
    revisions: [revision()],
    endpoints: [{ url: 'https://scorer.example.com', reach: 'external' }],
    scaling: { min: 1, max: 3 },
    accelerators: [],
    owner: 'team-risk',
    system: 'payments',
    health: { status: 'healthy', reason: 'Ready', message: '' },
    findings: [],
    createdAt: '2026-11-09T12:00:00Z',
    observedAt: NOW.toISOString(),
    ...overrides,
  };
}

/** A canary that crashes for want of memory, with a routing object that ignores it. */
export function failingCanary(): ModelService {
  return service({
    health: {
      status: 'degraded',
      reason: 'OOMKilled',
      message: 'The canary is killed for lack of memory; stable serves.',
    },
    accelerators: [{ resource: 'nvidia.com/gpu', count: 3 }],
    recognisedBy: { rule: 'kind', detail: 'it serves a model' },
    components: [],
    annotations: {},
    registry: { unknown: 'no registry is named' },
    revisions: [
      revision({
        replicas: { wanted: 2, ready: 2 },
        pods: [pod(), pod({ name: 'scorer-00001-def', node: 'node-b' })],
        traffic: {
          declared: { percent: 80, source: 'spec' },
          programmed: { percent: 100, source: 'HTTPRoute/scorer' },
          observed: unknown('no metrics were read'),
        },
        accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
      }),
      revision({
        name: 'scorer-00002',
        role: 'canary',
        modelVersion: 'v2',
        replicas: { wanted: 1, ready: 0 },
        pods: [
          pod({
            name: 'scorer-00002-xyz',
            state: 'CrashLoopBackOff',
            ready: false,
            restarts: 7,
            node: 'gpu-1',
            createdAt: '2026-11-21T11:00:00Z',
            accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
          }),
        ],
        traffic: {
          declared: { percent: 20, source: 'spec.canary' },
          programmed: { percent: 0, source: 'HTTPRoute/scorer' },
          observed: unknown('no metrics were read'),
        },
        accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
      }),
    ],
    findings: [
      {
        rule: 'canary-not-routed',
        severity: 'warning',
        subject: 'HTTPRoute/scorer',
        cause: 'The route sends nothing to the canary.',
        evidence: [],
        fix: 'Wait until the canary is ready.',
      },
      {
        rule: 'container-oom-killed',
        severity: 'error',
        subject: 'Pod/scorer-00002-xyz',
        cause: 'kserve-container needs more than its memory limit of 2Gi.',
        evidence: [
          {
            source: 'container',
            subject: 'Pod/scorer-00002-xyz',
            detail: 'kserve-container exited with code 137 (OOMKilled) 7 times',
          },
        ],
        fix: 'Raise resources.limits.memory of the canary.',
      },
    ],
  });
}

export function list(
  items: ModelService[],
  overrides: Partial<ModelServiceList> = {},
): ModelServiceList {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'ModelServiceList',
    observedAt: NOW.toISOString(),
    clusters: [{ name: 'prod', version: 'v1.34.1', reachable: true, gaps: [] }],
    items,
    ...overrides,
  };
}
