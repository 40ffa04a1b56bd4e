import { DEFAULT_SETTINGS } from '../../../settings/ServingSettings';
import type { ReadState } from '../../NamespaceObjects';
import { servicesOf } from '../../testing/namespaceOf';
import { rawInferenceService } from '../testing/inferenceService';
import { rawPod } from '../testing/workloads';
import { cacheNeeds } from './cacheOf';
import { INFERENCE_SERVICES } from '../inferenceService/inferenceService';

const USES_CACHE = { 'internal.serving.kserve.io/localmodel': 'llama' };
const USES_NAMESPACE_CACHE = {
  ...USES_CACHE,
  'internal.serving.kserve.io/localmodel-namespace': 'team',
};

const service = (labels: Record<string, string> = USES_CACHE) =>
  rawInferenceService({
    labels,
    status: {
      deploymentMode: 'Standard',
      clusterServingRuntimeName: 'kserve-huggingfaceserver',
    },
  });

function cache(nodeStatus: Record<string, string>, parts: object = {}) {
  return {
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'LocalModelCache',
    metadata: { name: 'llama' },
    spec: { sourceModelUri: 'hf://org/llama', nodeGroups: ['gpu'] },
    status: { nodeStatus, copies: { available: 1, total: 2 }, ...parts },
  };
}

/** On node-1. */
const POD = rawPod('p1', {
  labels: {
    'serving.kserve.io/inferenceservice': 'fraud',
    component: 'predictor',
  },
});

function read(objects: object[], states?: Readonly<Record<string, ReadState>>) {
  const [found] = servicesOf(objects, { states });
  return {
    components: found?.components,
    findings: found?.findings,
    rules: found?.findings.map(({ rule }) => rule),
  };
}

describe('a model from a local cache', () => {
  it('shows the cache with its copies and who else uses it', () => {
    const users = [
      { namespace: 'team', name: 'fraud' },
      { namespace: 'other', name: 'chat' },
      { namespace: '../evil', name: 'x' },
    ];
    const { components, rules } = read([
      service(),
      POD,
      cache({ 'node-1': 'NodeDownloaded' }, { inferenceServices: users }),
    ]);
    expect(components).toEqual([
      {
        name: 'llama',
        kind: 'cache',
        replicas: { wanted: 2, ready: 1 },
        pods: [],
        accelerators: [],
        sharedBy: [
          'simulated/other/inferenceservice/chat',
          'simulated/team/inferenceservice/fraud',
        ],
      },
    ]);
    expect(rules).toEqual([]);
  });

  it('says on which nodes it could not be downloaded', () => {
    const { findings, rules } = read([
      service(),
      POD,
      cache({
        'node-1': 'NodeDownloaded',
        'node-2': 'NodeDownloadError',
        'node-3': 'NodeNotReady',
      }),
    ]);
    expect(rules).toEqual(['cache-download-failed', 'cache-node-not-ready']);
    expect(findings?.[0]?.evidence[0]?.detail).toBe(
      'LocalModelCache/llama status.nodeStatus.node-2: NodeDownloadError',
    );
  });

  it('says that no node of its pods has it', () => {
    const { findings, rules } = read([
      service(),
      POD,
      cache({ 'node-1': 'NodeDownloading', 'node-2': 'NodeDownloaded' }),
    ]);
    expect(rules).toEqual(['cache-not-on-nodes']);
    expect(findings?.[0]?.evidence[0]?.detail).toBe(
      'Pod/p1 runs on node-1: NodeDownloading',
    );
  });

  it('says that the cache is gone, unless caches could not be read', () => {
    expect(read([service(), POD]).rules).toEqual(['cache-missing']);
    const states = {
      'localmodelcaches.serving.kserve.io': {
        state: 'forbidden',
        reason: 'localmodelcaches is forbidden',
      },
    } as const;
    const { rules, components } = read([service(), POD], states);
    expect(rules).toEqual([]);
    expect(components?.[0]?.replicas.wanted).toEqual({
      unknown: expect.stringContaining('localmodelcaches is forbidden'),
    });
  });

  it('is that of the namespace where KServe noted one', () => {
    const own = {
      ...cache({ 'node-1': 'NodeDownloaded' }),
      kind: 'LocalModelNamespaceCache',
      metadata: { name: 'llama', namespace: 'team' },
    };
    const { components, rules } = read([
      service(USES_NAMESPACE_CACHE),
      POD,
      own,
    ]);
    expect(components).toMatchObject([{ kind: 'cache', sharedBy: [] }]);
    expect(rules).toEqual([]);
  });

  it('is told of for an LLMInferenceService as well', () => {
    const llm = {
      apiVersion: 'serving.kserve.io/v1alpha2',
      kind: 'LLMInferenceService',
      metadata: { name: 'chat', namespace: 'team', labels: USES_CACHE },
      spec: { model: { uri: 'hf://org/llama' } },
    };
    const { components, rules } = read([
      llm,
      cache({ 'node-9': 'NodeDownloadError' }),
    ]);
    expect(components).toMatchObject([{ name: 'llama', kind: 'cache' }]);
    expect(rules).toEqual(['cache-download-failed']);
  });
});

it('is asked for by its name, and only where a service uses one', () => {
  const asked = (labels: Record<string, string>) =>
    cacheNeeds(() => true).map(need =>
      need.belongingTo?.(
        [INFERENCE_SERVICES.decode(service(labels))],
        DEFAULT_SETTINGS,
      ),
    );
  expect(asked({})).toEqual([[], []]);
  expect(asked(USES_CACHE)).toEqual([[{ name: 'llama' }], []]);
  expect(asked(USES_NAMESPACE_CACHE)).toEqual([[], [{ name: 'llama' }]]);
});
