import {
  canary,
  outcomeOf,
  type Raw,
  virtualService,
  WORKLOADS,
} from '../testing/canaryFixtures';

const IDLE = { phase: 'Succeeded', canaryWeight: 0 };

function start(
  parts: Parameters<typeof canary>[0] = {},
  { percent = 10, image = 'reg/fraud:v2', others = WORKLOADS as Raw[] } = {},
) {
  return outcomeOf(
    [
      canary({ ...parts, status: { ...IDLE, ...parts.status } }),
      ...others,
      virtualService(100, 0),
    ],
    { action: 'start-canary', version: { image }, percent },
  );
}

describe('starting an analysis of Flagger', () => {
  it('changes the image of the target', () => {
    const { writes, after, risks, undo } = start();
    expect(writes).toMatchObject([
      {
        object: { plural: 'deployments', name: 'fraud' },
        patch: [
          { op: 'test', value: 'server' },
          { op: 'test', value: 'reg/fraud:v1' },
          { op: 'replace', value: 'reg/fraud:v2' },
        ],
      },
    ]);
    expect(after).toEqual([
      { revision: 'fraud-primary', percent: 90 },
      { revision: 'fraud', percent: 10 },
    ]);
    expect(risks?.map(({ id }) => id)).toEqual(['goes-on-by-itself']);
    expect(undo).toContain('set image reg/fraud:v1 of Deployment fraud again');
  });

  it('begins with the first of its steps, also after one that failed', () => {
    const analysis = { stepWeight: 0, stepWeights: [5, 20] };
    const status = { phase: 'Failed' };
    expect(start({ analysis, status }, { percent: 5 }).after).toEqual([
      { revision: 'fraud-primary', percent: 95 },
      { revision: 'fraud', percent: 5 },
    ]);
  });

  it('tells of a gate before the first request', () => {
    const webhooks = [{ type: 'confirm-rollout', name: 'ops' }];
    expect(
      start({ analysis: { webhooks } }).risks?.map(({ id }) => id),
    ).toContain('gate-first');
  });

  it.each<[string, Parameters<typeof canary>[0], object?]>([
    ['canary-in-flight', { status: { phase: 'Progressing' } }],
    ['canary-in-flight', { status: { phase: 'Promoting' } }],
    [
      'already-started',
      { status: { phase: 'Progressing' } },
      { image: 'reg/fraud:v1' },
    ],
    ['same-version', {}, { image: 'reg/fraud:v1' }],
    ['not-set-up', { status: { phase: 'Initializing' } }],
    ['suspended', { spec: { suspend: true } }],
    ['first-step-differs', {}, { percent: 20 }],
    ['first-step-differs', { spec: { skipAnalysis: true } }],
    ['first-step-differs', { analysis: { iterations: 5 } }],
    ['first-step-differs', { spec: { provider: 'kubernetes' } }],
    [
      'version-does-not-fit',
      { spec: { targetRef: { kind: 'DaemonSet', name: 'fraud' } } },
    ],
  ])('is refused with %s: %j %j', (reason, parts, asked = {}) => {
    const metadata = { labels: { 'modeldeck.io/model-service': 'fraud' } };
    expect(start({ metadata, ...parts }, asked).reason).toBe(reason);
  });

  it('is refused where the canary has requests still, and where nothing runs', () => {
    const routed = (...shares: [number, number]) =>
      outcomeOf(
        [
          canary({ status: { phase: 'Failed', canaryWeight: 0 } }),
          ...WORKLOADS,
          virtualService(...shares),
        ],
        {
          action: 'start-canary',
          version: { image: 'reg/fraud:v2' },
          percent: 10,
        },
      ).reason;
    expect(routed(0, 100)).toBe('canary-in-flight');
    expect(routed(100, 0)).toBe(undefined);
    const others = WORKLOADS.filter(({ kind }) => kind === 'Deployment').map(
      (workload: Raw) => ({
        ...workload,
        spec: { ...(workload.spec as object), replicas: 0 },
        status: { observedGeneration: 1 },
      }),
    );
    expect(start({}, { others }).reason).toBe('stopped');
  });

  it('is refused where a repository keeps the target, with the change to make there', () => {
    const annotations = { 'kustomize.toolkit.fluxcd.io/name': 'apps' };
    const others = WORKLOADS.map((workload: Raw) => ({
      ...workload,
      metadata: { ...(workload.metadata as object), annotations },
    }));
    expect(start({}, { others })).toMatchObject({
      reason: 'owned-by-gitops',
      change: [{ object: { name: 'fraud' } }],
    });
  });
});
