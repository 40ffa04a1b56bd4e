import { ROLLOUTS } from './rollout';
import { rollout, type Raw } from './testing/rolloutFixtures';

const read = (parts: Parameters<typeof rollout>[0]) =>
  ROLLOUTS.decode(rollout(parts));

const routed = (trafficRouting: Raw) => {
  const { strategy } = read({ canary: { trafficRouting } });
  return strategy?.kind === 'canary' ? strategy : undefined;
};

describe('reading a Rollout', () => {
  it('names what moves the traffic', () => {
    expect(routed({ managedRoutes: [], nginx: {} })?.trafficRouting).toBe(
      'nginx',
    );
    const plugins = { 'argoproj-labs/gatewayAPI': {} };
    expect(routed({ plugins })?.trafficRouting).toBe(
      'argoproj-labs/gatewayAPI',
    );
    expect(routed({ maxTrafficWeight: 10 })?.trafficRouting).toBe(
      'a router that is not named',
    );
  });

  it('takes absent counts for zero once a controller has reported', () => {
    const counted = (status: Raw) => read({ status }).status.updatedReplicas;
    expect(counted({ updatedReplicas: undefined })).toBe(0);
    expect(
      counted({ updatedReplicas: undefined, phase: undefined }),
    ).toBeUndefined();
  });

  it('fills in what a manifest leaves out', () => {
    const { replicas, strategy } = read({
      spec: { replicas: undefined, strategy: { blueGreen: {} } },
    });
    expect(replicas).toBe(1);
    expect(strategy).toEqual({
      kind: 'blue-green',
      activeService: '',
      autoPromotion: true,
    });
    expect(read({ spec: { workloadRef: { name: 'x' } } }).workloadRef).toEqual({
      kind: '',
      name: 'x',
      scaleDown: 'never',
    });
  });

  it('records what is no number', () => {
    const { replicas, malformed } = read({
      spec: { replicas: '4' },
      canary: { steps: [{ setWeight: '20' }] },
    });
    expect(replicas).toBeUndefined();
    expect(malformed.map(({ path }) => path)).toEqual([
      'spec.replicas',
      'spec.strategy.canary.steps.0.setWeight',
    ]);
  });
});
