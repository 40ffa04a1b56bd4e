import {
  type Raw,
  ABSENT,
  FORBIDDEN,
  assemble,
  deployment,
} from '../platforms/deployment/testing/workloadFixtures';

const HPAS = 'horizontalpodautoscalers.autoscaling';

function autoscaler(bounds: Raw, target: Raw = {}) {
  return {
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'a' },
    spec: {
      scaleTargetRef: { kind: 'Deployment', name: 'fraud-v1', ...target },
      ...bounds,
    },
  };
}

const scalingOf = (...args: Parameters<typeof assemble>) =>
  assemble(...args)[0]?.scaling;

describe('the bounds between which Deployments are scaled', () => {
  const v1 = deployment('v1', { replicas: 3 });

  it('are the replicas where there is no autoscaler', () => {
    expect(scalingOf([v1])).toEqual({ min: 3, max: 3 });
  });

  it('are at least 1 for an autoscaler that names no minimum', () => {
    expect(scalingOf([v1, autoscaler({ maxReplicas: 9 })])).toEqual({
      min: 1,
      max: 9,
    });
  });

  it.each([{ name: 'fraud-v2' }, { kind: 'StatefulSet' }])(
    'are not those of an autoscaler of %j',
    target => {
      const other = autoscaler({ minReplicas: 7, maxReplicas: 9 }, target);
      expect(scalingOf([v1, other])).toEqual({ min: 3, max: 3 });
    },
  );

  it('are not known where one Deployment has none that are', () => {
    const odd = deployment('v2');
    Object.assign(odd.spec, { replicas: 'many' });
    const unknown = { unknown: 'spec.replicas is not a count' };
    expect(scalingOf([v1, odd])).toEqual({ min: unknown, max: unknown });
    expect(scalingOf([v1, autoscaler({ minReplicas: 1 })])?.max).toEqual({
      unknown: 'HorizontalPodAutoscaler/a has no maxReplicas',
    });
  });

  it.each([FORBIDDEN, ABSENT])(
    'are not the replicas while autoscalers are %j',
    state => {
      const unknown = { unknown: expect.stringContaining(HPAS) };
      expect(scalingOf([v1], { [HPAS]: state })).toEqual({
        min: unknown,
        max: unknown,
      });
    },
  );
});
