import { servicesOf } from '../../testing/namespaceOf';
import { rayServicePlatform } from '../rayServicePlatform';
import { rawRayPod, rawRayService } from '../testing/rawRayService';

type Parts = Parameters<typeof rawRayService>[0];

function findingsOf(parts: Parts, pods: readonly object[] = []) {
  const [service] = servicesOf([rawRayService(parts), ...pods], {
    platforms: [rayServicePlatform],
  });
  return service?.findings ?? [];
}

const rulesOf = (parts: Parts, pods?: readonly object[]) =>
  findingsOf(parts, pods).map(({ rule }) => rule);

const notReady = (reason: string, message = 'no luck') => ({
  conditions: [{ type: 'Ready', status: 'False', reason, message }],
});

const PENDING = { pending: { rayClusterName: 'qwen-b' } };

describe('a RayService that is not ready', () => {
  it.each([
    ['ZeroServeEndpoints', 'no-serve-endpoints', 'get pods -l'],
    ['InitializingTimeout', 'ray-initializing-timeout', 'delete rayservice'],
    ['ValidationFailed', 'invalid-spec', 'edit rayservice'],
  ])('has failed by %s: %s', (reason, rule, command) => {
    expect(findingsOf(notReady(reason))).toEqual([
      expect.objectContaining({
        rule,
        severity: 'error',
        fix: expect.stringContaining(command),
        evidence: [
          expect.objectContaining({
            detail: `Ready=False ${reason}: no luck`,
          }),
        ],
      }),
    ]);
  });

  it.each(['Initializing', 'SomethingNew', 'toString', ''])(
    'has not failed by %j',
    reason => {
      expect(rulesOf(notReady(reason))).toEqual([]);
    },
  );

  it('is told of once, where an application already says why', () => {
    const applicationStatuses = { llm: { status: 'DEPLOY_FAILED' } };
    const active = { rayClusterName: 'qwen-a', applicationStatuses };
    expect(rulesOf({ ...notReady('ZeroServeEndpoints'), active })).toEqual([
      'ray-application-failed',
    ]);
  });
});

describe('an application that failed', () => {
  const failed = (rayClusterName: string) => ({
    rayClusterName,
    applicationStatuses: { llm: { status: 'UNHEALTHY' } },
  });

  it('keeps a pending cluster from taking over', () => {
    const [finding] = findingsOf({ pending: failed('qwen-b') });
    expect(finding?.cause).toContain('does not replace the active one');
    expect(finding?.fix).toContain('ray.io/cluster=qwen-b');
  });

  it('is no hindrance to an upgrade on the active cluster', () => {
    const [finding] = findingsOf({ active: failed('qwen-a'), ...PENDING });
    expect(finding?.cause).not.toContain('replace');
  });

  it.each(['RUNNING', 'DEPLOYING', 'NOT_STARTED', 'DELETING'])(
    'is not one that is %s',
    status => {
      const applicationStatuses = { llm: { status } };
      const active = { rayClusterName: 'qwen-a', applicationStatuses };
      expect(rulesOf({ active })).toEqual([]);
    },
  );
});

describe('an upgrade', () => {
  const [a, b] = ['qwen-a', 'qwen-b'].map(cluster =>
    rawRayPod(cluster, `${cluster}-worker`, { gpus: 4 }),
  );

  it('holds accelerators twice while both clusters have pods with some', () => {
    const [finding] = findingsOf(PENDING, [a!, b!]);
    expect(finding).toMatchObject({
      rule: 'upgrade-holds-accelerators',
      severity: 'info',
      cause: expect.stringContaining(
        'qwen-a 4 nvidia.com/gpu; qwen-b 4 nvidia.com/gpu',
      ),
    });
  });

  it.each<[string, Parts, readonly object[]]>([
    ['one cluster has no pods yet', PENDING, [a!]],
    ['one cluster has none', PENDING, [a!, rawRayPod('qwen-b', 'cpu')]],
    ['nothing is upgraded', {}, [a!, b!]],
  ])('does not where %s', (_, parts, pods) => {
    expect(rulesOf(parts, pods)).toEqual([]);
  });

  it.each([
    ['True', ['upgrade-rolling-back']],
    ['False', []],
    ['Unknown', []],
  ])('is rolled back where RollbackInProgress is %s', (status, rules) => {
    const conditions = [
      { type: 'Ready', status: 'True' },
      { type: 'RollbackInProgress', status, reason: 'TargetClusterChanged' },
    ];
    expect(rulesOf({ ...PENDING, conditions })).toEqual(rules);
  });
});

describe('a pod of a RayCluster that is not ready', () => {
  it.each([
    ['head', ['readiness-probe-failing']],
    // A worker without a replica of Serve has no proxy that could answer.
    ['worker', []],
  ] as const)('is told of where it is a %s: %j', (type, rules) => {
    const pod = rawRayPod('qwen-a', 'pod', { type, ready: false });
    expect(rulesOf({}, [pod])).toEqual(rules);
  });
});
