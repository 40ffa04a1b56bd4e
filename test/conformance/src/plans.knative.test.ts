import { planTrial, sortedShares } from './__testUtils__/planTrial';

const URI = { A: 's3://models/m/v1', B: 's3://models/m/v2' } as const;
const BROKEN = 's3://models/m/broken';

describe('what a plan predicts', () => {
  const { act, create, newNamespace, patch, serviceOf, weights } = planTrial();

  describe('an InferenceService in Knative mode', () => {
    const KIND = 'InferenceService';

    function created(predictor: object = {}) {
      return create('serving.kserve.io/v1beta1', 'inferenceservices', {
        kind: KIND,
        metadata: {
          name: 'm',
          annotations: { 'serving.kserve.io/deploymentMode': 'Knative' },
        },
        spec: {
          predictor: {
            model: {
              modelFormat: { name: 'sklearn' },
              storageUri: URI.A,
            },
            ...predictor,
          },
        },
      });
    }

    function change(predictor: object) {
      return patch('serving.kserve.io/v1beta1', 'inferenceservices', 'm', {
        spec: { predictor },
      });
    }

    const deploy = (storageUri: string, canaryTrafficPercent?: number) =>
      change({
        model: { storageUri },
        ...(canaryTrafficPercent !== undefined && { canaryTrafficPercent }),
      });

    const situations: Record<string, () => Promise<void>> = {
      'the first revision': () => created(),
      'created with a percent': () => created({ canaryTrafficPercent: 20 }),
      'a canary in flight': async () => {
        await created();
        await deploy(URI.B, 20);
      },
      'a canary not ready': async () => {
        await created();
        await deploy(BROKEN, 20);
      },
      'a replacement not ready': async () => {
        await created();
        await deploy(BROKEN);
      },
      'rolled back in flight': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: 0 });
      },
      'a left-over 0': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: 0 });
        await deploy(URI.A);
      },
      'promoted by removing the field': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: null });
      },
      'promoted by 100': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: 100 });
      },
      'the old model and 0 after a promotion': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: null });
        await deploy(URI.A, 0);
      },
      'un-promoted by a percent': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: null });
        await change({ canaryTrafficPercent: 20 });
      },
    };

    it.each([
      ['the first revision', 'promote', { refused: 'no-canary' }],
      ['the first revision', 'rollback', { refused: 'no-earlier-revision' }],
      ['created with a percent', 'promote', { refused: 'no-canary' }],
      [
        'created with a percent',
        'rollback',
        { refused: 'no-earlier-revision' },
      ],
      ['a canary in flight', 'promote', 'r1 0, r2 100'],
      ['a canary in flight', 'rollback', 'r1 100, r2 0'],
      ['a canary in flight', 'set-weight', 'r1 60, r2 40'],
      ['a canary not ready', 'promote', { refused: 'canary-not-ready' }],
      ['a canary not ready', 'rollback', 'r1 100, r2 0'],
      ['a canary not ready', 'set-weight', { refused: 'canary-not-ready' }],
      ['a replacement not ready', 'promote', { refused: 'canary-not-ready' }],
      ['a replacement not ready', 'rollback', 'r1 100, r2 0'],
      ['rolled back in flight', 'promote', 'r1 0, r2 100'],
      ['rolled back in flight', 'rollback', { refused: 'already-rolled-back' }],
      ['a left-over 0', 'promote', 'r1 0, r3 100'],
      ['promoted by removing the field', 'promote', { refused: 'no-canary' }],
      ['promoted by removing the field', 'rollback', 'r1 100, r2 0'],
      [
        'promoted by removing the field',
        'set-weight',
        { refused: 'would-undo-promotion' },
      ],
      ['promoted by 100', 'promote', { refused: 'no-canary' }],
      ['promoted by 100', 'rollback', 'r1 100, r2 0'],
      [
        'the old model and 0 after a promotion',
        'promote',
        'r1 0, r2 0, r3 100',
      ],
      ['un-promoted by a percent', 'promote', 'r1 0, r2 100'],
      ['un-promoted by a percent', 'rollback', 'r1 100, r2 0'],
    ] as const)('%s → %s', async (situation, action, expected) => {
      await situations[situation]?.();
      const outcome = await act(
        KIND,
        action === 'set-weight'
          ? { action, weights: await weights(KIND, [60, 40]) }
          : { action },
      );
      expect(sortedShares(outcome)).toEqual(
        typeof expected === 'string'
          ? { predicted: expected, programmed: expected }
          : expected,
      );
    });

    /** What people and pipelines do to a service, well advised or not. */
    const changes: Record<string, () => Promise<void>> = {
      'the old model': () => deploy(URI.A),
      'the old model at 0': () => deploy(URI.A, 0),
      'the old model at 20': () => deploy(URI.A, 20),
      'a broken model': () => deploy(BROKEN),
      'a broken model at 20': () => deploy(BROKEN, 20),
      'percent 0': () => change({ canaryTrafficPercent: 0 }),
      'no percent': () => change({ canaryTrafficPercent: null }),
    };
    const names = Object.keys(changes);

    const histories = [
      ...names.map(name => [name]),
      ...names.flatMap(first => names.map(second => [first, second])),
    ].map(steps => ({ title: steps.join(', then '), steps }));

    it.each(histories)('a canary in flight, then $title', async ({ steps }) => {
      const requests = [
        async () => ({ action: 'promote' as const }),
        async () => ({ action: 'rollback' as const }),
        async () => ({
          action: 'set-weight' as const,
          weights: await newest(40),
        }),
      ];
      for (const request of requests) {
        await newNamespace();
        await situations['a canary in flight']?.();
        for (const step of steps) {
          await changes[step]?.();
        }
        const { predicted, programmed } = await act(KIND, await request());
        expect(programmed).toBe(predicted);
      }
    });

    async function newest(percent: number): Promise<Record<string, number>> {
      const { service } = await serviceOf(KIND);
      const revisions = service.revisions.map(({ name }) => name).sort();
      const stable = service.revisions.find(({ role }) => role === 'stable');
      const last = revisions.at(-1) ?? '';
      return stable && stable.name !== last
        ? { [stable.name]: 100 - percent, [last]: percent }
        : { [last]: 100 };
    }
  });
});
