import {
  canary,
  deployment,
  LABEL,
  pod,
  type Raw,
  serviceOf,
  virtualService,
  WORKLOADS,
} from '../testing/canaryFixtures';

const findingsOf = (
  parts: Parameters<typeof canary>[0],
  raw: Raw[] = [...WORKLOADS, virtualService(80, 20)],
) => serviceOf([canary(parts), ...raw]).findings;

const rulesOf = (...args: Parameters<typeof findingsOf>) =>
  findingsOf(...args).map(({ rule }) => rule);

const idle = { phase: 'Succeeded', canaryWeight: 0, lastAppliedSpec: 'a' };
const resting = [
  deployment('fraud', { labels: LABEL, replicas: 0 }),
  deployment('fraud-primary'),
  pod('fraud-primary'),
  virtualService(100, 0),
  ...WORKLOADS.filter(({ kind }) => kind === 'Service'),
];

describe('traps of Flagger', () => {
  it('finds none in a canary that does as it should', () => {
    expect(rulesOf({})).toEqual([]);
    expect(rulesOf({ status: idle }, resting)).toEqual([]);
  });

  it.each<[string, Parameters<typeof canary>[0]]>([
    ['canary-checks-failing', { status: { failedChecks: 1 } }],
    ['canary-suspended', { spec: { suspend: true } }],
    ['analysis-skipped', { spec: { skipAnalysis: true } }],
    ['analysis-measures-nothing', { analysis: { metrics: [] } }],
    ['analysis-never-advances', { analysis: { stepWeight: 0 } }],
    ['traffic-disagreement', { status: { canaryWeight: 40 } }],
    ['malformed-field', { analysis: { threshold: 'five' } }],
  ])('%s', (rule, parts) => {
    expect(rulesOf(parts)).toEqual([rule]);
  });

  it('takes webhooks that check for checks, and steps as they are written', () => {
    const webhooks = [{ name: 'acceptance' }];
    expect(rulesOf({ analysis: { metrics: [], webhooks } })).toEqual([]);
    const gate = [{ name: 'gate', type: 'confirm-rollout' }];
    expect(rulesOf({ analysis: { metrics: [], webhooks: gate } })).toEqual([
      'analysis-measures-nothing',
    ]);
    const analysis = { stepWeight: 0, stepWeights: [20, 50] };
    expect(rulesOf({ analysis })).toEqual([]);
  });

  it('does not say of a provider that it stands still when it may fall back', () => {
    const spec = { provider: 'kubernetes' };
    const analysis = { stepWeight: 0 };
    expect(rulesOf({ spec, analysis }, WORKLOADS)).toEqual([]);
  });

  it('says how many checks are left', () => {
    const causeOf = (failedChecks: number) =>
      findingsOf({ status: { failedChecks } })[0]?.cause;
    expect(causeOf(1)).not.toContain('the next one');
    expect(causeOf(4)).toContain('the next one');
  });

  it('is a warning to suspend a canary, and none to suspend what rests', () => {
    const spec = { suspend: true };
    expect(findingsOf({ spec })[0]?.severity).toBe('warning');
    expect(findingsOf({ spec, status: idle }, resting)[0]?.severity).toBe(
      'info',
    );
  });

  it('names the gate that it waits for', () => {
    const webhooks = [{ name: 'release', type: 'confirm-rollout' }];
    const [finding] = findingsOf({
      analysis: { webhooks },
      status: { phase: 'Waiting' },
    });
    expect(finding).toMatchObject({
      rule: 'canary-waits-for-gate',
      cause: 'it waits until the gate confirm-rollout (release) is opened',
    });
  });

  it('tells a target that asks for the failed version from one that was put back', () => {
    const failed = { phase: 'Failed', canaryWeight: 0 };
    const causeOf = (lastAppliedSpec: string) =>
      findingsOf({ status: { ...failed, lastAppliedSpec } }, resting).find(
        ({ rule }) => rule === 'canary-rolled-back',
      )?.cause;
    expect(causeOf('b')).toContain('still asks for the version that failed');
    expect(causeOf('a')).toContain('the version that the primary runs');
  });

  it('misses a target that a manifest scales up again', () => {
    const up = [deployment('fraud', { labels: LABEL }), ...resting.slice(1)];
    expect(rulesOf({ status: idle }, [...up, pod('fraud')])).toEqual([
      'idle-target-scaled-up',
    ]);
    // A new version was applied, and Flagger is about to look at it.
    const fresh = { ...idle, lastAppliedSpec: 'b' };
    expect(rulesOf({ status: fresh }, [...up, pod('fraud')])).toEqual([]);
  });

  it('misses the label on pods', () => {
    const raw = [
      deployment('fraud', { labels: LABEL, template: {} }),
      deployment('fraud-primary', { template: {} }),
    ];
    expect(rulesOf({}, raw)).toContain('pods-not-labelled');
  });
});
