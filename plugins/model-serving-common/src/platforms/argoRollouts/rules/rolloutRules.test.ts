import {
  BLUE_GREEN,
  pod,
  type Raw,
  rollout,
  serviceOf,
} from '../testing/rolloutFixtures';

const rulesOf = (...raw: Raw[]) =>
  serviceOf(raw).findings.map(({ rule }) => rule);

const gpuPod = (hash: string) =>
  pod(hash, 0, {
    spec: {
      containers: [
        { name: 'server', resources: { limits: { 'nvidia.com/gpu': 2 } } },
      ],
    },
  });

describe('an abort', () => {
  it('leaves the spec at the version that was rolled back', () => {
    const [finding] = serviceOf([
      rollout({ status: { abort: true } }),
    ]).findings;
    expect(finding).toMatchObject({
      rule: 'canary-rolled-back',
      cause: expect.stringContaining('still asks for fraud-new'),
      fix: expect.stringContaining(
        '`kubectl argo rollouts undo fraud -n team`',
      ),
    });
  });

  it('that comes too late rolls nothing back', () => {
    const status = { abort: true, currentPodHash: 'old' };
    expect(rulesOf(rollout({ status }))).toEqual(['rollback-without-effect']);
  });
});

describe('an analysis', () => {
  const run = (metric: Raw) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
    metadata: { name: 'run', labels: { 'rollout-type': 'Step' } },
    status: { metricResults: [metric] },
  });
  const status = (phase: string, more: Raw = {}) => ({
    canary: {
      currentStepAnalysisRunStatus: {
        name: 'run',
        status: phase,
        message: 'm',
      },
    },
    ...more,
  });

  it('failed by a metric and its value', () => {
    const { findings } = serviceOf([
      rollout({ status: status('Failed') }),
      run({
        name: 'errors',
        phase: 'Failed',
        measurements: [{ value: '[3]' }],
      }),
    ]);
    expect(findings[0]?.cause).toBe(
      'metric "errors" of its step analysis failed: last measured [3]',
    );
  });

  it('could not measure, which says nothing of the version', () => {
    const { findings } = serviceOf([
      rollout({ status: status('Error') }),
      run({
        name: 'errors',
        phase: 'Error',
        message: 'dial tcp: no such host',
      }),
    ]);
    expect(findings[0]).toMatchObject({
      cause: expect.stringContaining('could not be measured: dial tcp'),
      fix: expect.stringContaining('says nothing of the version'),
    });
  });

  it('is told of without its run, and not by a metric that counts for nothing', () => {
    const dry = run({ name: 'x', phase: 'Failed', dryRun: true });
    const { findings } = serviceOf([
      rollout({ status: status('Failed') }),
      dry,
    ]);
    expect(findings[0]?.cause).toBe('its step analysis "run" failed: m');
  });

  it('could not decide, so that somebody has to', () => {
    const pauseConditions = [{ reason: 'InconclusiveAnalysisRun' }];
    expect(
      rulesOf(rollout({ status: status('Inconclusive', { pauseConditions }) })),
    ).toEqual(['analysis-inconclusive']);
    expect(rulesOf(rollout({ status: status('Running') }))).toEqual([]);
  });
});

describe('weights without a router', () => {
  const rules = (replicas: number, setWeight: number) =>
    rulesOf(
      rollout({
        spec: {
          replicas,
          strategy: { canary: { steps: [{ setWeight }, { pause: {} }] } },
        },
        status: { currentPodHash: 'old' },
      }),
    );

  it.each([
    [10, 10, []],
    [3, 34, []],
    [3, 5, ['weights-by-replicas']],
    [1, 20, ['weights-by-replicas']],
    [2, 50, []],
    [0, 20, []],
  ])('of %i replicas and %i %%', (replicas, weight, expected) => {
    expect(rules(replicas, weight)).toEqual(expected);
  });
});

describe('accelerators of a version without requests', () => {
  const active = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'fraud' },
    spec: { selector: { 'rollouts-pod-template-hash': 'old' } },
  };

  it('are held by a preview until it is promoted', () => {
    const status = { blueGreen: { activeSelector: 'old' } };
    const preview = rollout({ spec: BLUE_GREEN, status });
    expect(rulesOf(preview, active, gpuPod('new'))).toEqual([
      'idle-revision-holds-accelerators',
    ]);
    expect(rulesOf(preview, active, pod('new'))).toEqual([]);
  });

  it('are not idle in a canary that has not begun yet', () => {
    const steps = [{ pause: {} }, { setWeight: 50 }];
    const canary = { steps };
    const status = { currentStepIndex: 0 };
    expect(rulesOf(rollout({ canary, status }), gpuPod('new'))).toEqual([]);
  });
});

describe('the Deployment that lends its template', () => {
  const deployment = (replicas: number) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'lender', uid: 'uid-lender' },
    spec: { replicas, template: { metadata: { labels: { app: 'fraud' } } } },
  });
  const borrower = (scaleDown: string | undefined, phase: string) =>
    rollout({
      spec: {
        template: undefined,
        workloadRef: { kind: 'Deployment', name: 'lender', scaleDown },
      },
      status: { phase, currentPodHash: 'old' },
    });

  it.each([
    [undefined, 'Healthy', 2, ['workload-ref-scaled-up']],
    ['never', 'Progressing', 2, ['workload-ref-scaled-up']],
    ['onsuccess', 'Progressing', 2, []],
    ['onsuccess', 'Healthy', 2, ['workload-ref-scaled-up']],
    ['onsuccess', 'Healthy', 0, []],
  ])('scaled down %s, %s, at %i', (scaleDown, phase, replicas, expected) => {
    expect(rulesOf(borrower(scaleDown, phase), deployment(replicas))).toEqual(
      expected,
    );
  });

  it('is an object that a user edits, and says what the service is', () => {
    const service = serviceOf([borrower(undefined, 'Healthy'), deployment(0)]);
    expect(service.objects.map(({ kind }) => kind)).toEqual([
      'Rollout',
      'Deployment',
    ]);
  });
});
