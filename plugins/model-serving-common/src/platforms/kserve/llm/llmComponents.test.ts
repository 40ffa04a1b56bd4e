import type { ReadState } from '../../NamespaceObjects';
import { servicesOf } from '../../testing/namespaceOf';
import { rawPod } from '../testing/workloads';

function llm(parts: { spec?: object; status?: object; stop?: boolean } = {}) {
  return {
    apiVersion: 'serving.kserve.io/v1alpha2',
    kind: 'LLMInferenceService',
    metadata: {
      name: 'chat',
      namespace: 'team',
      uid: 'uid-chat',
      annotations: parts.stop ? { 'serving.kserve.io/stop': 'true' } : {},
    },
    spec: { model: { uri: 'hf://org/llm' }, ...parts.spec },
    status: { conditions: [], ...parts.status },
  };
}

const pod = (component: string, gpus?: number) =>
  rawPod(`chat-${component}`, {
    gpus,
    labels: {
      'app.kubernetes.io/name': 'chat',
      'app.kubernetes.io/part-of': 'llminferenceservice',
      'app.kubernetes.io/component': component,
    },
  });

const WITH_SCHEDULER = { router: { scheduler: {} } };

function read(objects: object[], states?: Readonly<Record<string, ReadState>>) {
  const [service] = servicesOf(objects, { states });
  return {
    components: service?.components,
    pods: service?.revisions.flatMap(r => r.pods.map(({ name }) => name)),
    accelerators: service?.accelerators,
    protocol: service?.runtime.protocol,
  };
}

describe('what takes part beside the model of an LLMInferenceService', () => {
  it('is its scheduler and its tokenizer; prefill and workers run the model', () => {
    const { components, pods, accelerators } = read([
      llm({ spec: WITH_SCHEDULER }),
      pod('llminferenceservice-workload', 2),
      pod('llminferenceservice-workload-prefill', 1),
      pod('llminferenceservice-workload-worker-prefill', 1),
      pod('llminferenceservice-router-scheduler'),
      pod('tokenizer'),
    ]);
    expect(components).toMatchObject([
      {
        name: 'chat-router-scheduler',
        kind: 'scheduler',
        replicas: { wanted: 1, ready: 1 },
      },
      { name: 'chat-tokenizer', kind: 'server', replicas: { ready: 1 } },
    ]);
    expect(pods).toEqual([
      'chat-llminferenceservice-workload',
      'chat-llminferenceservice-workload-prefill',
      'chat-llminferenceservice-workload-worker-prefill',
    ]);
    expect(accelerators).toEqual([{ resource: 'nvidia.com/gpu', count: 4 }]);
  });

  it.each([
    ['as many as the spec says', { router: { scheduler: { replicas: 3 } } }, 3],
    ['one, where it says nothing', WITH_SCHEDULER, 1],
  ])('wants %s', (_, spec, wanted) => {
    const { components } = read([llm({ spec })]);
    expect(components).toMatchObject([{ replicas: { wanted, ready: 0 } }]);
  });

  it('wants none when it is stopped', () => {
    const { components } = read([llm({ spec: WITH_SCHEDULER, stop: true })]);
    expect(components?.[0]?.replicas.wanted).toBe(0);
  });

  it('has no scheduler of its own before a pool that somebody else made', () => {
    const spec = { router: { scheduler: { pool: { ref: { name: 'p' } } } } };
    expect(read([llm({ spec })]).components).toEqual([]);
  });

  it('believes the status where pods could not be read', () => {
    const states = {
      pods: { state: 'forbidden', reason: 'pods is forbidden' },
    } as const;
    const status = { workloads: { scheduler: { readyReplicas: 1 } } };
    expect(read([llm({ status })], states).components).toMatchObject([
      {
        kind: 'scheduler',
        replicas: { wanted: { unknown: expect.any(String) }, ready: 1 },
      },
    ]);
  });

  it('speaks the protocol of OpenAI', () => {
    expect(read([llm()]).protocol).toBe('openai');
  });
});
