import { DEFAULT_SETTINGS } from '../../../settings/ServingSettings';
import type { ReadState } from '../../NamespaceObjects';
import { rawInferenceService } from '../testing/inferenceService';
import { servicesOf } from '../../testing/namespaceOf';
import { rawPod } from '../testing/workloads';
import { graphPlatform } from './graphPlatform';
import { INFERENCE_GRAPHS } from './inferenceGraph';

interface GraphParts {
  nodes?: object;
  annotations?: Record<string, string>;
  status?: object;
}

function rawGraph({ nodes, annotations, status }: GraphParts = {}) {
  return {
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'InferenceGraph',
    metadata: { name: 'ab', namespace: 'team', uid: 'uid-ab', annotations },
    spec: {
      nodes: nodes ?? {
        root: {
          routerType: 'Splitter',
          steps: [
            { serviceName: 'b', weight: 30 },
            { serviceName: 'a', weight: 70 },
          ],
        },
      },
    },
    status: status ?? { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

const version = (name: string, uri: string, labels?: Record<string, string>) =>
  rawInferenceService({
    name,
    labels,
    spec: {
      predictor: {
        model: { modelFormat: { name: 'sklearn' }, storageUri: uri },
      },
    },
  });

const A = version('a', 's3://m/v1');
const B = olderThanOthers(version('b', 's3://m/v2'));

function olderThanOthers(service: ReturnType<typeof version>) {
  const creationTimestamp = '2026-01-01T00:00:00Z';
  return { ...service, metadata: { ...service.metadata, creationTimestamp } };
}

const router = (waiting?: string) =>
  rawPod('ab-router', {
    labels: { 'serving.kserve.io/inferencegraph': 'ab' },
    waiting,
  });

function graphOf(objects: object[], states?: Record<string, ReadState>) {
  const service = servicesOf(objects, { states }).find(
    ({ kind }) => kind === 'InferenceGraph',
  );
  return {
    service,
    roles: service?.revisions.map(({ name, role }) => [name, role]),
    rules: service?.findings.map(({ rule }) => rule),
  };
}

describe('an InferenceGraph that splits', () => {
  it('has the services as its revisions, with their models', () => {
    const { service, roles, rules } = graphOf([rawGraph(), A, B]);
    expect(roles).toEqual([
      ['b', 'stable'],
      ['a', 'canary'],
    ]);
    expect(service?.revisions).toMatchObject([
      { modelVersion: 'v2', traffic: { declared: { percent: 30 } } },
      { modelVersion: 'v1', traffic: { declared: { percent: 70 } } },
    ]);
    expect(rules).toEqual([]);
  });

  it('does as the role label of a service says', () => {
    const stable = version('a', 's3://m/v1', { 'modeldeck.io/role': 'stable' });
    expect(graphOf([rawGraph(), stable, B]).roles).toEqual([
      ['a', 'stable'],
      ['b', 'canary'],
    ]);
  });

  it('does not count the pods and accelerators of its services again', () => {
    const { service } = graphOf([rawGraph(), A, B, router()]);
    expect(service?.accelerators).toEqual([]);
    expect(service?.revisions.flatMap(({ pods }) => pods)).toEqual([]);
    expect(service?.revisions[0]?.replicas.wanted).toEqual({
      unknown: 'they are counted at InferenceService/b',
    });
  });

  it('is not well when its router is not, although it reports Ready', () => {
    const { service, rules } = graphOf([
      rawGraph(),
      A,
      B,
      router('CrashLoopBackOff'),
    ]);
    expect(rules).toEqual(['pod-crash-loop']);
    expect(['degraded', 'failed']).toContain(service?.health.status);
  });

  it('is stopped when somebody stopped it', () => {
    const annotations = { 'serving.kserve.io/stop': 'true' };
    const { service } = graphOf([rawGraph({ annotations }), A, B]);
    expect(service?.health.status).toBe('stopped');
  });

  it('tells which services do not exist', () => {
    const { service, rules } = graphOf([rawGraph(), A]);
    expect(rules).toEqual(['graph-service-missing']);
    expect(service?.findings[0]?.cause).toMatch(/: b$/);
  });

  it('accuses nobody of missing when services could not be read', () => {
    const { rules, service } = graphOf([rawGraph()], {
      'inferenceservices.serving.kserve.io': {
        state: 'forbidden',
        reason: 'may not list',
      },
    });
    expect(rules).toEqual([]);
    expect(service?.model.storageUri).toEqual({
      unknown: expect.stringContaining('may not list'),
    });
  });

  it('tells when its weights cannot be understood', () => {
    const nodes = {
      root: {
        routerType: 'Splitter',
        steps: [{ serviceName: 'a', weight: 70 }],
      },
    };
    const { service, rules } = graphOf([rawGraph({ nodes }), A]);
    expect(rules).toEqual(['splitter-unclear']);
    expect(service?.revisions[0]?.traffic.declared).toEqual({
      unknown: expect.stringContaining('add up to 70'),
    });
  });

  it('shows no password of an address', () => {
    const nodes = {
      root: {
        routerType: 'Splitter',
        steps: [{ serviceUrl: 'http://me:pw@host/x?key=1', weight: 100 }],
      },
    };
    expect(graphOf([rawGraph({ nodes })]).roles).toEqual([
      ['http://host/x', 'stable'],
    ]);
  });
});

describe('an InferenceGraph that does not split', () => {
  it.each(['Sequence', 'Ensemble', 'Switch'])('is one version: %s', type => {
    const nodes = { root: { routerType: type, steps: [{ serviceName: 'a' }] } };
    const { roles, service } = graphOf([rawGraph({ nodes }), A]);
    expect(roles).toEqual([['ab', 'stable']]);
    expect(service?.revisions[0]?.traffic.declared).toMatchObject({
      percent: 100,
    });
  });
});

describe('what is asked of the API server for one graph', () => {
  it('is its router’s pods and the services it names', () => {
    const graph = INFERENCE_GRAPHS.decode(rawGraph());
    const selections = graphPlatform.resources
      .filter(({ role }) => role === 'join')
      .map(need => need.belongingTo?.([graph], DEFAULT_SETTINGS));
    expect(selections).toEqual([
      [{ labelSelector: 'serving.kserve.io/inferencegraph=ab' }],
      [{ name: 'a' }, { name: 'b' }],
    ]);
  });
});
