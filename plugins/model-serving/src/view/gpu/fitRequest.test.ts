import { fitRequest, type FitQuestion } from './fitRequest';

const question: FitQuestion = {
  ...{ replicas: 2, resource: 'nvidia.com/gpu', perPod: 4 },
  ...{ product: '', pool: '', namespace: ' ', anyTaint: false },
};

describe('fitRequest', () => {
  it('asks for nothing that was not said', () => {
    expect(fitRequest(question)).toEqual({
      replicas: 2,
      accelerators: [{ resource: 'nvidia.com/gpu', count: 4 }],
    });
  });

  it('asks for all that was said', () => {
    expect(
      fitRequest({
        ...question,
        ...{ product: ' a100 ', pool: 'p', namespace: 'chat', anyTaint: true },
        ...{ cpu: 8, memoryGiB: 1.5 },
      }),
    ).toMatchObject({
      ...{ product: 'a100', pool: 'p', namespace: 'chat', cpu: 8 },
      ...{ memoryBytes: 1_610_612_736, tolerations: 'any' },
    });
  });

  it.each([{ replicas: 0 }, { perPod: NaN }, { resource: '' }, { perPod: -1 }])(
    'asks nothing with %p',
    overrides => {
      expect(fitRequest({ ...question, ...overrides })).toBeUndefined();
    },
  );
});
