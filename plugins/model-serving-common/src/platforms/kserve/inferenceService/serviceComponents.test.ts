import type { ReadState } from '../../NamespaceObjects';
import { servicesOf } from '../../testing/namespaceOf';
import { rawInferenceService } from '../testing/inferenceService';
import { rawPod, rawRevision, revisionPod } from '../testing/workloads';

const CONTAINER = {
  name: 'kserve-container',
  resources: { limits: { 'nvidia.com/gpu': '1' } },
};

function service(mode: string, parts: { spec?: object; status?: object } = {}) {
  return rawInferenceService({
    spec: {
      predictor: { model: { modelFormat: { name: 'onnx' } } },
      transformer: { containers: [CONTAINER] },
      ...parts.spec,
    },
    status: {
      deploymentMode: mode,
      clusterServingRuntimeName: 'kserve-tritonserver',
      conditions: ['Ready', 'IngressReady'].map(type => ({
        type,
        status: 'True',
      })),
      components: {
        predictor: {
          latestCreatedRevision: 'r1',
          latestReadyRevision: 'r1',
          latestRolledoutRevision: 'r1',
          traffic: [{ revisionName: 'r1', percent: 100, latestRevision: true }],
        },
        ...parts.status,
      },
    },
  });
}

const pod = (
  component: string,
  name = `${component}-1`,
  parts: { waiting?: string; gpus?: number } = {},
) =>
  rawPod(name, {
    ...parts,
    labels: {
      component,
      'serving.kserve.io/inferenceservice': 'fraud',
    },
  });

function componentsOf(
  objects: object[],
  states?: Readonly<Record<string, ReadState>>,
) {
  const [found] = servicesOf(objects, { states });
  return { ...found, components: found?.components ?? [] };
}

describe('what runs beside the predictor', () => {
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'fraud-transformer',
      namespace: 'team',
      labels: { 'serving.kserve.io/inferenceservice': 'fraud' },
    },
    spec: { replicas: 2 },
    status: { readyReplicas: 1 },
  };

  it('has its pods, wanted by its Deployment in Standard mode', () => {
    const { components, revisions } = componentsOf([
      service('Standard'),
      deployment,
      pod('transformer', 'transformer-1', { gpus: 1 }),
    ]);
    expect(components).toMatchObject([
      {
        name: 'fraud-transformer',
        kind: 'transformer',
        replicas: { wanted: 2, ready: 1 },
        pods: [{ name: 'transformer-1' }],
        accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
        sharedBy: [],
      },
    ]);
    expect(revisions?.[0]?.pods).toEqual([]);
  });

  it('is wanted by its own Revisions in Knative mode', () => {
    const ofTransformer = (name: string, desired: number) =>
      rawRevision(name, { desired, labels: { component: 'transformer' } });
    const { components, revisions } = componentsOf([
      service('Knative'),
      rawRevision('r1', { desired: 3 }),
      revisionPod('p1', 'r1'),
      ofTransformer('t1', 1),
      ofTransformer('t2', 2),
    ]);
    expect(components[0]?.replicas).toEqual({ wanted: 3, ready: 0 });
    expect(revisions?.map(({ name }) => name)).toEqual(['r1']);
  });

  it('is told of without pods where these could not be read', () => {
    const states = {
      pods: { state: 'forbidden', reason: 'pods is forbidden' },
    } as const;
    const { components } = componentsOf(
      [service('Standard'), deployment],
      states,
    );
    expect(components).toMatchObject([
      {
        replicas: { wanted: 2, ready: 1 },
        pods: [],
        accelerators: [{ count: 2 }],
      },
    ]);
  });

  it('is told of while it runs, though the spec names it no more', () => {
    const { components } = componentsOf([
      service('Standard'),
      pod('explainer'),
    ]);
    expect(components.map(({ kind }) => kind)).toEqual([
      'transformer',
      'explainer',
    ]);
  });

  it('is an explainer by its method as well', () => {
    const { components } = componentsOf([
      service('Standard', {
        spec: { transformer: undefined, explainer: { art: CONTAINER } },
      }),
    ]);
    expect(components).toMatchObject([
      {
        kind: 'explainer',
        replicas: { wanted: { unknown: expect.any(String) } },
      },
    ]);
  });
});

describe('the health of a service beside whose predictor something fails', () => {
  const runs = [service('Knative'), revisionPod('p1', 'r1')];

  it.each([
    ['transformer', 'failed'],
    ['explainer', 'degraded'],
  ])('with every pod of its %s crashing is %s', (component, status) => {
    const crashing = pod(component, 'c1', { waiting: 'CrashLoopBackOff' });
    const { health, findings } = componentsOf([...runs, crashing]);
    expect(health?.status).toBe(status);
    expect(findings?.map(({ rule }) => rule)).toContain('pod-crash-loop');
  });

  it('is degraded while one pod of the transformer is ready', () => {
    const { health } = componentsOf([
      ...runs,
      pod('transformer', 'c1', { waiting: 'CrashLoopBackOff' }),
      pod('transformer', 'c2'),
    ]);
    expect(health?.status).toBe('degraded');
  });
});

it('notes a canary of the transformer', () => {
  const rulesOf = (percent: number, ready: string) =>
    componentsOf([
      service('Knative', {
        spec: {
          transformer: { containers: [], canaryTrafficPercent: percent },
        },
        status: {
          transformer: {
            latestReadyRevision: ready,
            latestRolledoutRevision: 't1',
          },
        },
      }),
    ]).findings?.map(({ rule }) => rule);
  expect(rulesOf(20, 't2')).toEqual(['component-canary']);
  expect(rulesOf(20, 't1')).toEqual([]);
  expect(rulesOf(100, 't2')).toEqual([]);
});
