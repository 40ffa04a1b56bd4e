import fc from 'fast-check';
import { nearestReplicas, replicaPercent } from './replicaWeights';
import type { CanaryStrategy } from './strategy';

const strategy = (maxSurge: string | number): CanaryStrategy => ({
  kind: 'canary',
  steps: [],
  trafficRouting: undefined,
  maxWeight: 100,
  dynamicStableScale: false,
  maxSurge,
  canaryLabels: {},
  stableLabels: {},
});

describe('replicas for a weight', () => {
  it.each([
    [10, 10, 0, 1, 10],
    [10, 3, 1, 1, 4],
    [10, 3, 0, 1, 3],
    [50, 3, 0, 2, 3],
    [90, 3, 0, 2, 3],
    [20, 1, 0, 0, 1],
    [60, 1, 0, 1, 1],
    [20, 1, '25%', 1, 2],
    [0, 3, 1, 0, 3],
    [100, 3, 1, 3, 3],
  ])(
    '%i %% of %i with a surge of %s',
    (percent, replicas, surge, canary, total) => {
      expect(nearestReplicas(percent, replicas, strategy(surge))).toEqual({
        canary,
        total,
      });
    },
  );

  it('are none of none', () => {
    expect(nearestReplicas(20, 0, strategy(1))).toBeUndefined();
  });

  const percent = fc.integer({ min: 0, max: 100 });
  const replicas = fc.integer({ min: 1, max: 200 });
  const surge = fc.constantFrom<string | number>(0, '0%', 1, '25%');

  it('leave nobody without as long as there are two', () => {
    fc.assert(
      fc.property(percent, replicas, surge, (weight, count, maxSurge) => {
        const nearest = nearestReplicas(weight, count, strategy(maxSurge))!;
        const isBetween = weight > 0 && weight < 100 && nearest.total > 1;
        expect(nearest.canary > 0 || !isBetween).toBe(true);
        expect(nearest.canary < nearest.total || !isBetween).toBe(true);
      }),
    );
  });

  it('never take more than one beyond what the spec asks for', () => {
    fc.assert(
      fc.property(percent, replicas, surge, (weight, count, maxSurge) => {
        const { total } = nearestReplicas(weight, count, strategy(maxSurge))!;
        expect(total - count).toBeLessThanOrEqual(
          Number.parseFloat(String(maxSurge)) > 0 ? 1 : 0,
        );
      }),
    );
  });

  it('come nearer to a weight the more of them there are', () => {
    fc.assert(
      fc.property(percent, replicas, (weight, count) => {
        const nearest = nearestReplicas(weight, count, strategy(0))!;
        const room = count > 1 ? 50 / count : 100;
        // One each is the least, and a weight may ask for less than that.
        const least = 100 / count;
        expect(Math.abs(replicaPercent(nearest) - weight)).toBeLessThanOrEqual(
          Math.max(room, least) + 0.01,
        );
      }),
    );
  });
});
