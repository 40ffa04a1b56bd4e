import {
  type Raw,
  assemble,
  deployment,
  pod,
  services,
  split,
} from './testing/workloadFixtures';

const rulesOf = (...raw: Raw[]) =>
  assemble(raw)[0]?.findings.map(({ rule, severity }) => [rule, severity]);

function withCondition(raw: ReturnType<typeof deployment>, condition: Raw) {
  raw.status.conditions.push({ reason: '', ...condition } as never);
  return raw;
}

describe('requests to a Deployment without replicas', () => {
  const v1 = [deployment('v1'), pod('v1'), ...services];
  const v2 = deployment('v2', { replicas: 0 });

  it('fail, which is an error', () => {
    expect(rulesOf(...v1, v2, split(75, 25))).toEqual([
      ['traffic-without-replicas', 'error'],
    ]);
  });

  it('are none where its weight is 0', () => {
    expect(rulesOf(...v1, v2, split(100, 0))).toEqual([]);
  });

  it('are nobody’s mistake where the whole service is stopped', () => {
    const stopped = deployment('v1', { replicas: 0 });
    expect(rulesOf(stopped, v2, ...services, split(75, 25))).toEqual([]);
  });

  it('are still answered while pods of it are left', () => {
    expect(rulesOf(...v1, v2, pod('v2'), split(75, 25))).toEqual([]);
  });
});

describe('what a Deployment reports', () => {
  it('is found, whichever of the Deployments reports it', () => {
    const quota = withCondition(deployment('v2'), {
      type: 'ReplicaFailure',
      status: 'True',
      message: 'exceeded quota: q, requested: a=1, used: a=1, limited: a=1',
    });
    const late = withCondition(deployment('v1'), {
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
    });
    expect(
      rulesOf(quota, late)
        ?.map(([rule]) => rule)
        .sort(),
    ).toEqual(['progress-deadline-exceeded', 'quota-exceeded']);
  });

  it('is what somebody has paused', () => {
    const paused = deployment('v1');
    Object.assign(paused.spec, { paused: true });
    expect(rulesOf(paused, pod('v1'), ...services)).toEqual([
      ['rollout-paused', 'info'],
    ]);
  });

  it('makes the service fail with its rule as the reason', () => {
    const refused = withCondition(deployment('v1', { replicas: 1 }), {
      type: 'ReplicaFailure',
      status: 'True',
      message: 'serviceaccount "x" not found',
    });
    expect(assemble([refused])[0]?.health).toMatchObject({
      status: 'failed',
      reason: 'ServiceAccountMissing',
      message: 'its service account "x" does not exist',
    });
  });
});
