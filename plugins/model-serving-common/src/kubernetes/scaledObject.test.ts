import { SCALED_OBJECTS, scalingPause } from './scaledObject';

const decoded = (spec: object, annotations: object = {}) =>
  SCALED_OBJECTS.decode({ metadata: { annotations }, spec });

describe('SCALED_OBJECTS', () => {
  it('have the bounds that KEDA takes where none stand', () => {
    expect(decoded({ scaleTargetRef: { name: 'a' } })).toMatchObject({
      target: { kind: 'Deployment', name: 'a' },
      minReplicas: 0,
      maxReplicas: 100,
    });
  });

  it.each([
    [{ minReplicaCount: 2 }, 2],
    [{ minReplicaCount: 2, idleReplicaCount: 0 }, 0],
    [{ minReplicaCount: 'two' }, 0],
  ])('go down to what %j says', (spec, min) => {
    expect(decoded(spec).minReplicas).toBe(min);
  });
});

describe('scalingPause', () => {
  it.each([
    [{}, undefined],
    [{ 'autoscaling.keda.sh/paused': 'false' }, undefined],
    [{ 'autoscaling.keda.sh/paused': 'FALSE' }, undefined],
    [{ 'autoscaling.keda.sh/paused': 'true' }, 'as many as there are'],
    // KEDA takes what is no boolean for true.
    [{ 'autoscaling.keda.sh/paused': 'yes please' }, 'as many as there are'],
    [{ 'autoscaling.keda.sh/paused-replicas': '3' }, 3],
    [{ 'autoscaling.keda.sh/paused-replicas': '-1' }, 'as many as there are'],
  ])('of %j', (annotations, held) => {
    const pause = scalingPause(decoded({}, annotations));
    expect(pause && (pause.replicas ?? 'as many as there are')).toBe(held);
  });
});
