import {
  PAUSED,
  pod,
  type Raw,
  rollout,
  serviceOf,
} from './testing/rolloutFixtures';

const pods = [0, 1, 2, 3].map(index => pod('old', index));

const healthOf = (status: Raw, spec: Raw = {}, more: Raw[] = pods) => {
  const { health } = serviceOf([rollout({ status, spec }), ...more]);
  return `${health.status} ${health.reason}`;
};

const condition = (type: string, status: string, reason: string) => ({
  type,
  status,
  reason,
  message: 'because',
});

describe('the health of a Rollout', () => {
  it.each([
    ['Healthy', 'healthy Healthy'],
    ['Progressing', 'progressing Progressing'],
    ['Paused', 'healthy Paused'],
    ['Sleeping', 'progressing Sleeping'],
    ['', 'unknown NoStatus'],
  ])('in phase "%s" is %s', (phase, expected) => {
    expect(healthOf({ phase, updatedReplicas: 0 })).toBe(expected);
  });

  it.each([
    ['RolloutAborted', 'degraded RolloutAborted'],
    ['ProgressDeadlineExceeded', 'degraded ProgressDeadlineExceeded'],
  ])('is degraded by %s as long as stable serves', (reason, expected) => {
    const status = {
      phase: 'Degraded',
      updatedReplicas: 0,
      conditions: [condition('Progressing', 'False', reason)],
    };
    expect(healthOf(status)).toBe(expected);
  });

  it('is failed when stable serves no more', () => {
    const status = {
      phase: 'Degraded',
      updatedReplicas: 0,
      conditions: [condition('Progressing', 'False', 'RolloutAborted')],
    };
    expect(healthOf(status, {}, [])).toBe('failed RolloutAborted');
  });

  it('is not well while it is paused and short of pods', () => {
    const conditions = [condition('Available', 'False', 'AvailableReason')];
    expect(healthOf({ ...PAUSED, conditions, updatedReplicas: 0 })).toBe(
      'degraded MinimumReplicasUnavailable',
    );
  });

  it('waits for its controller to see the latest spec', () => {
    expect(healthOf({ phase: 'Healthy', observedGeneration: '2' })).toBe(
      'progressing StatusOutdated',
    );
    // A controller before 0.10 wrote a hash there.
    expect(
      healthOf({
        phase: 'Healthy',
        observedGeneration: '6b5f',
        updatedReplicas: 0,
      }),
    ).toBe('healthy Healthy');
  });

  it('is stopped at zero, and idle where KEDA starts it again', () => {
    const scaled = {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { name: 'fraud', uid: 'uid-keda' },
      spec: {
        scaleTargetRef: {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Rollout',
          name: 'fraud',
        },
        minReplicaCount: 0,
        triggers: [{ type: 'prometheus' }],
      },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    };
    const status = { phase: 'Healthy', currentPodHash: 'old' };
    expect(healthOf(status, { replicas: 0 }, [])).toBe('stopped ScaledToZero');
    expect(healthOf(status, { replicas: 0 }, [scaled])).toBe(
      'idle ScaledToZero',
    );
  });
});

describe('how far it has come', () => {
  const progressOf = (status: Raw, spec: Raw = {}) =>
    serviceOf([rollout({ status, spec })]).rollout;

  it('is told by the step it is at', () => {
    expect(progressOf(PAUSED)).toMatchObject({
      controller: 'Argo Rollouts',
      strategy: 'canary',
      step: { index: 1, count: 5, title: 'pause until promoted' },
      paused: 'it is at a pause step',
      aborted: false,
    });
    expect(progressOf({ currentStepIndex: 5 })?.step).toMatchObject({
      title: 'all steps are done',
    });
    expect(progressOf({ currentStepIndex: 99 })?.step).toMatchObject({
      index: 5,
    });
  });

  it('names every pause there is', () => {
    expect(progressOf(PAUSED, { paused: true })?.paused).toBe(
      'somebody paused it, it is at a pause step',
    );
    expect(progressOf({})).not.toHaveProperty('paused');
  });

  it('has the metrics of its analyses, where these could be read', () => {
    const status = {
      canary: {
        currentBackgroundAnalysisRunStatus: { name: 'run', status: 'Running' },
      },
    };
    const run = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AnalysisRun',
      metadata: { name: 'run', labels: { 'rollout-type': 'Background' } },
      status: {
        metricResults: [
          {
            name: 'errors',
            phase: 'Running',
            measurements: [{ value: '0.2' }],
          },
          { name: 'latency', phase: 'Error', message: 'no such host' },
        ],
      },
    };
    expect(progressOf(status)?.checks).toEqual([
      { name: 'background analysis run', phase: 'Running', message: '' },
    ]);
    expect(serviceOf([rollout({ status }), run]).rollout?.checks).toEqual([
      {
        name: 'background analysis: errors',
        phase: 'Running',
        message: 'last measured 0.2',
      },
      {
        name: 'background analysis: latency',
        phase: 'Error',
        message: 'no such host',
      },
    ]);
  });
});
