import { planTrial, sortedShares } from './__testUtils__/planTrial';

const URI = { A: 's3://models/m/v1', B: 's3://models/m/v2' } as const;

describe('what a plan predicts', () => {
  const { act, call, create, pathOf, weights } = planTrial();

  describe('an InferenceService in Standard mode', () => {
    const KIND = 'InferenceService';
    const model = (storageUri: string) => ({
      modelFormat: { name: 'sklearn' },
      storageUri,
    });

    beforeEach(() =>
      create('serving.kserve.io/v1beta1', 'inferenceservices', {
        kind: KIND,
        metadata: {
          name: 'm',
          annotations: { 'serving.kserve.io/deploymentMode': 'Standard' },
        },
        spec: {
          predictor: { minReplicas: 2, model: model(URI.A) },
          canary: [
            {
              trafficPercent: 10,
              predictor: { name: 'v2', model: model(URI.B) },
            },
          ],
        },
      }),
    );

    it.each([
      ['set-weight', 'm-predictor 60, m-v2-predictor 40'],
      ['promote', 'm-predictor 0, m-v2-predictor 100'],
      ['rollback', 'm-predictor 100, m-v2-predictor 0'],
    ] as const)('%s', async (action, expected) => {
      const outcome = await act(
        KIND,
        action === 'set-weight'
          ? { action, weights: await weights(KIND, [60, 40]) }
          : { action },
      );
      expect(sortedShares(outcome)).toEqual({
        predicted: expected,
        programmed: expected,
      });
    });

    it('keeps the pods of a promoted canary', async () => {
      const podsOf = async () => {
        const { body } = await call(pathOf('v1', 'pods'));
        return (body.items as Array<{ metadata: { name: string } }>)
          .map(({ metadata }) => metadata.name)
          .filter(name => name.includes('v2'));
      };
      const before = await podsOf();
      await act(KIND, { action: 'promote' });
      expect(before).toHaveLength(1);
      expect(await podsOf()).toEqual(expect.arrayContaining(before));
    });
  });

  it.each([
    ['set-weight', 'a 60, b 40'],
    ['promote', 'a 0, b 100'],
    ['rollback', 'a 100, b 0'],
  ] as const)('an InferenceGraph: %s', async (action, expected) => {
    for (const name of ['a', 'b']) {
      await create('serving.kserve.io/v1beta1', 'inferenceservices', {
        kind: 'InferenceService',
        metadata: { name },
        spec: {
          predictor: {
            model: { modelFormat: { name: 'sklearn' }, storageUri: URI.A },
          },
        },
      });
    }
    await create('serving.kserve.io/v1alpha1', 'inferencegraphs', {
      kind: 'InferenceGraph',
      metadata: { name: 'ab' },
      spec: {
        nodes: {
          root: {
            routerType: 'Splitter',
            steps: [
              { serviceName: 'a', weight: 90 },
              { serviceName: 'b', weight: 10 },
            ],
          },
        },
      },
    });
    const outcome = await act(
      'InferenceGraph',
      action === 'set-weight'
        ? { action, weights: { a: 60, b: 40 } }
        : { action },
    );
    expect(sortedShares(outcome)).toEqual({
      predicted: expected,
      programmed: expected,
    });
  });

  describe('a routing group of LLMInferenceServices', () => {
    const KIND = 'LLMInferenceServiceGroup';

    beforeEach(async () => {
      for (const [name, weight] of [
        ['chat', 90],
        ['chat-next', 10],
      ] as const) {
        await create('serving.kserve.io/v1alpha2', 'llminferenceservices', {
          kind: 'LLMInferenceService',
          metadata: { name },
          spec: {
            model: { uri: `hf://org/llm:${name}`, name: 'org/llm' },
            router: { route: { group: 'chat', weight } },
          },
        });
      }
    });

    it.each([
      ['set-weight', 'chat 60, chat-next 40'],
      ['promote', 'chat 0, chat-next 100'],
      ['rollback', 'chat 100, chat-next 0'],
    ] as const)('%s', async (action, expected) => {
      const outcome = await act(
        KIND,
        action === 'set-weight'
          ? { action, weights: { chat: 60, 'chat-next': 40 } }
          : { action },
      );
      expect(sortedShares(outcome)).toEqual({
        predicted: expected,
        programmed: expected,
      });
    });
  });
});
