import { RAY_SERVICES } from './rayService';
import { rayRollout } from './rayRollout';
import { rawRayService } from './testing/rawRayService';

function rolloutOf(
  parts: Parameters<typeof rawRayService>[0],
  stepSizePercent?: unknown,
) {
  const upgradeStrategy = {
    type: 'NewClusterWithIncrementalUpgrade',
    clusterUpgradeOptions: { stepSizePercent },
  };
  const spec = stepSizePercent === undefined ? {} : { upgradeStrategy };
  return rayRollout(RAY_SERVICES.decode(rawRayService({ spec, ...parts })));
}

const pending = (trafficRoutedPercent?: unknown) => ({
  pending: { rayClusterName: 'qwen-b', trafficRoutedPercent },
});

describe('how far KubeRay has come', () => {
  it.each([
    ['no cluster is pending', {}],
    ['there is no active cluster', { active: {}, ...pending() }],
  ])('is not told where %s', (_, parts) => {
    expect(rolloutOf(parts)).toBeUndefined();
  });

  it('is one step where the new cluster takes over as a whole', () => {
    expect(rolloutOf(pending())).toMatchObject({
      strategy: 'new cluster',
      message:
        'qwen-b takes the place of qwen-a in one step once all its applications are RUNNING',
      step: { unknown: 'the new cluster gets all requests in one step' },
      aborted: false,
    });
  });

  it.each([
    [0, 10, { index: 0, count: 10 }],
    [9, 10, { index: 0, count: 10 }],
    [10, 10, { index: 1, count: 10 }],
    [100, 10, { index: 10, count: 10 }],
    [90, 30, { index: 3, count: 4 }],
    [100, 30, { index: 3, count: 4 }],
  ])('is, at %j %% by steps of %j %%, %j', (routed, size, step) => {
    expect(rolloutOf(pending(routed), size)?.step).toMatchObject(step);
  });

  it.each([
    [undefined, 10],
    ['10', 10],
    [10, 0],
    [10, '10'],
  ])('is not known at %j by steps of %j', (routed, size) => {
    expect(rolloutOf(pending(routed), size)?.step).toEqual({
      unknown: expect.stringContaining('not routed'),
    });
  });

  it('says why it goes back, in one line', () => {
    const conditions = [
      {
        type: 'RollbackInProgress',
        status: 'True',
        message: 'spec\nchanged',
      },
    ];
    expect(rolloutOf({ ...pending(20), conditions }, 10)).toMatchObject({
      phase: 'RollbackInProgress',
      message: 'spec changed',
      aborted: true,
    });
  });
});
