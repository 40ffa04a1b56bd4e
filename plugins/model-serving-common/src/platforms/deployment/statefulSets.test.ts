import {
  assemble,
  deployment,
  pod,
  programmed,
  type Raw,
  rolesOf,
  service,
  services,
  split,
  statefulPod,
  statefulSet,
} from './testing/workloadFixtures';

const shared = service('fraud', { app: 'fraud' });
const rulesOf = (...raw: Raw[]) =>
  assemble(raw)[0]?.findings.map(({ rule }) => rule);
const healthOf = (...raw: Raw[]) => assemble(raw)[0]?.health;

describe('a StatefulSet', () => {
  it('is a service of its own kind, with the pods that it owns', () => {
    const [found] = assemble([
      statefulSet('v1', { replicas: 2 }),
      statefulPod('v1', 0),
      statefulPod('v1', 1),
      shared,
    ]);
    expect(found).toMatchObject({
      id: 'simulated/team/statefulset/fraud',
      kind: 'StatefulSet',
      mode: 'StatefulSet',
      health: { status: 'healthy', reason: 'Available' },
      scaling: { min: 2, max: 2 },
    });
    expect(found?.revisions[0]?.pods.map(p => p.name)).toEqual([
      'fraud-v1-0',
      'fraud-v1-1',
    ]);
  });

  it('may be the old version of a service whose new one is a Deployment', () => {
    const raw = [
      statefulSet('v1'),
      statefulPod('v1'),
      deployment('v2'),
      pod('v2'),
      ...services,
      split(90, 10),
    ];
    const [found, ...others] = assemble(raw);
    expect(others).toEqual([]);
    expect(found?.id).toBe('simulated/team/statefulset/fraud');
    expect(found?.objects.map(({ kind, name }) => `${kind}/${name}`)).toEqual([
      'StatefulSet/fraud-v1',
      'Deployment/fraud-v2',
    ]);
    expect(found?.revisions.map(programmed)).toEqual([90, 10]);
    expect(rolesOf(raw)).toEqual(['fraud-v1: stable', 'fraud-v2: canary']);
  });

  it('is not mixed up with a Deployment of its name', () => {
    const { metadata, ...rest } = statefulSet('v1');
    const set = { ...rest, metadata: { ...metadata, uid: 'set' } };
    const found = assemble([set, deployment('v1')]);
    expect(found.map(({ id }) => id).sort()).toEqual([
      'simulated/team/deployment/fraud',
      'simulated/team/statefulset/fraud',
    ]);
  });

  it('that lacks replicas is not ready, since it writes no condition', () => {
    const half = [statefulSet('v1', { replicas: 2, ready: 1 }), shared];
    expect(healthOf(...half, statefulPod('v1'))).toMatchObject({
      status: 'progressing',
      reason: 'ReplicasNotReady',
      message: '1 of 2 replicas of StatefulSet "fraud-v1" are ready',
    });
    expect(
      healthOf({ ...statefulSet('v1'), status: {} }, statefulPod('v1')),
    ).toMatchObject({ status: 'unknown', reason: 'NoStatus' });
  });

  it('says what to do about pods that do not carry its label', () => {
    const bare = statefulSet('v1');
    bare.spec.template.metadata.labels = {
      app: 'fraud',
      version: 'v1',
    } as never;
    expect(assemble([bare])[0]?.findings[0]).toMatchObject({
      rule: 'pods-not-labelled',
      fix: expect.stringContaining('kubectl patch statefulset/fraud-v1'),
    });
  });
});

describe('a StatefulSet that is held halfway through an update', () => {
  const rulesAt = (partition: number, updateRevision = 'r2') => {
    const updateStrategy = { rollingUpdate: { partition } };
    return rulesOf(
      statefulSet('v1', {
        replicas: 3,
        spec: { updateStrategy },
        status: { updateRevision },
      }),
      ...[0, 1, 2].map(ordinal => statefulPod('v1', ordinal)),
      shared,
    );
  };

  it('is two versions in one', () => {
    expect(rulesAt(2)).toEqual(['update-partitioned']);
  });

  it.each([
    [0, 'r2'],
    [3, 'r2'],
    [2, 'r1'],
  ])('is one with the partition %s and the revision %s', (partition, to) => {
    expect(rulesAt(partition, to)).toEqual([]);
  });
});

describe('a broken pod of an earlier template', () => {
  const crashing = {
    phase: 'Running',
    containerStatuses: [
      {
        name: 'c',
        restartCount: 9,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
      },
    ],
  };
  const updated = { updateRevision: 'r2' };

  it('holds up the template that would repair it', () => {
    const [found] = assemble([
      statefulSet('v1', { ready: 0, status: updated }),
      statefulPod('v1', 0, { status: crashing }),
      shared,
    ]);
    expect(found?.findings).toContainEqual(
      expect.objectContaining({
        rule: 'broken-pod-holds-update',
        severity: 'error',
        fix: expect.stringContaining('kubectl delete pod fraud-v1-0'),
      }),
    );
  });

  it.each([
    ['it is of the latest template', {}, {}, crashing],
    [
      'pods are replaced side by side',
      updated,
      { podManagementPolicy: 'Parallel' },
      crashing,
    ],
    ['it is only starting', updated, {}, { phase: 'Pending' }],
  ])('does not when %s', (_, status, spec, podStatus) => {
    expect(
      rulesOf(
        statefulSet('v1', { ready: 0, status, spec }),
        statefulPod('v1', 0, { status: podStatus }),
        shared,
      ),
    ).not.toContain('broken-pod-holds-update');
  });
});
