import { largestFit } from './largestFit';

describe('largestFit', () => {
  it('is the largest pod that finds a node, not the one asked for first', () => {
    const fits = [
      { perPod: 1, pods: 5 },
      { perPod: 4, pods: 1 },
      { perPod: 8, pods: 0 },
      { perPod: 2, pods: 2 },
    ];
    expect(largestFit({ fits })).toEqual({ perPod: 4, pods: 1 });
  });

  it('is none where all is held', () => {
    expect(largestFit({ fits: [{ perPod: 1, pods: 0 }] })).toBeUndefined();
  });
});
