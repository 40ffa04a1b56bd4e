import { planFor, patchesOf, resultOf } from '../../testing/planFor';

function member(
  name: string,
  uri: string,
  { weight = 0, ready = 'True', group = 'chat' as string | undefined } = {},
) {
  return {
    apiVersion: 'serving.kserve.io/v1alpha2',
    kind: 'LLMInferenceService',
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-${name}`,
      creationTimestamp: `2026-01-01T00:00:0${name.slice(-1)}Z`,
    },
    spec: {
      model: { uri, name: 'org/llm' },
      router: { route: { ...(group && { group }), weight } },
    },
    status: { conditions: [{ type: 'Ready', status: ready }] },
  };
}

const start = (storageUri = 'hf://org/llm:v2', percent = 10) =>
  ({ action: 'start-canary', version: { storageUri }, percent } as const);

const stable = member('m1', 'hf://org/llm:v1', { weight: 100 });
const idle = member('m2', 'hf://org/llm:v2');

describe('starting a canary of a routing group', () => {
  it('gives a share to the member that has the model and gets nothing', () => {
    const outcome = planFor([stable, idle], start());
    expect(resultOf(outcome)).toBe('m1 90, m2 10');
    expect(patchesOf(outcome)).toEqual(
      [10, 90].map(weight => ({ spec: { router: { route: { weight } } } })),
    );
  });

  it.each<[string, object[], string?]>([
    ['version-not-there', [stable]],
    ['version-not-there', [stable, idle], 'hf://org/llm:v3'],
    ['version-not-there', [member('m1', 'hf://a/b', { group: '' })]],
    ['same-version', [stable, idle], 'hf://org/llm:v1'],
    [
      'already-started',
      [stable, member('m2', 'hf://org/llm:v2', { weight: 1 })],
    ],
    [
      'canary-in-flight',
      [stable, member('m2', 'hf://org/llm:v2', { weight: 1 })],
      'hf://org/llm:v3',
    ],
    [
      'canary-not-ready',
      [stable, member('m2', 'hf://org/llm:v2', { ready: 'False' })],
    ],
    ['several-canaries', [stable, idle, member('m3', 'hf://org/llm:v2')]],
  ])('is refused with %s', (reason, members, uri = 'hf://org/llm:v2') => {
    expect(resultOf(planFor(members, start(uri)))).toBe(reason);
  });

  it('takes no image, which is that of the server', () => {
    const request = {
      action: 'start-canary',
      version: { image: 'vllm:2' },
      percent: 10,
    } as const;
    expect(resultOf(planFor([stable, idle], request))).toBe(
      'version-does-not-fit',
    );
  });
});
