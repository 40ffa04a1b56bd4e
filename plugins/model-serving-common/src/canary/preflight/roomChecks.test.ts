import { aQuota } from '../../gpu/fit/testing/fitting';
import { unknown } from '../../model/known';
import type { PreflightFacts } from './PreflightFacts';
import {
  BEFORE,
  changed,
  checkOf,
  deployment,
  roomOf,
  template,
} from './testing/factsOf';

describe('accelerators-fit', () => {
  const check = (given: Partial<PreflightFacts>) =>
    checkOf(given, 'accelerators-fit');
  const first = {
    changed: changed(undefined, deployment({ template: template(2) })),
  };

  it('counts all pods of what is not there yet', () => {
    expect(check({ ...first, room: roomOf(3, 2) })).toMatchObject({
      state: 'passed',
      detail:
        '2 more pods (each with 2 nvidia.com/gpu) find a node, e.g. 1 on n1, 1 on n2',
    });
    expect(check({ ...first, room: roomOf(3, 1) })).toMatchObject({
      state: 'failed',
      detail:
        'of 2 more pods (each with 2 nvidia.com/gpu) only 1 would find a node, and the rest wait until something changes',
    });
  });

  it('does not pass what was not read', () => {
    expect(
      check({ ...first, room: unknown('nodes: forbidden') }),
    ).toMatchObject({
      state: 'cannot-tell',
      detail: expect.stringMatching('forbidden'),
    });
  });

  it('looks for room in the quota of the namespace', () => {
    const quotas = [aQuota({ cluster: 'west', headroom: 3 })];
    expect(check({ ...first, room: { ...roomOf(8), quotas } })).toMatchObject({
      state: 'failed',
      evidence: [
        'ResourceQuota gpus of namespace ml leaves 3 nvidia.com/gpu, and 2 pods ask for 4 nvidia.com/gpu',
      ],
    });
  });

  it('goes through the queue that the namespace leads to', () => {
    const queued = template(2, {}, { 'kueue.x-k8s.io/queue-name': 'team' });
    const object = {
      changed: changed(undefined, deployment({ template: queued })),
    };
    const queue = aQuota({
      cluster: 'west',
      kind: 'ClusterQueue',
      name: 'all',
      namespace: undefined,
      namespaces: ['ml'],
      headroom: 0,
    });
    expect(
      check({ ...object, room: { ...roomOf(8), quotas: [queue] } })?.state,
    ).toBe('failed');
    expect(check({ ...object, room: roomOf(8) })).toMatchObject({
      state: 'cannot-tell',
      evidence: ['which ClusterQueue queue team leads to is not known'],
    });
  });

  it('keeps to affinity', () => {
    const affinity = {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'zone', operator: 'Exists' }] },
          ],
        },
      },
    };
    const object = deployment({ template: template(1, { affinity }) });
    expect(
      check({ changed: changed(undefined, object), room: roomOf(8) })?.state,
    ).toBe('failed');
  });

  it('puts different pods of a version beside each other', () => {
    const objects = ['a', 'b'].map(name => ({
      live: undefined,
      applied: deployment({ replicas: 1, template: template(4) }, { name }),
    }));
    expect(check({ changed: objects, room: roomOf(8) })?.state).toBe('passed');
    expect(check({ changed: objects, room: roomOf(4) })).toMatchObject({
      state: 'cannot-tell',
      detail: expect.stringMatching('by themselves'),
    });
  });

  it('asks for nothing where a manifest leaves the pods as they are', () => {
    const object = deployment({ template: template(2) });
    expect(
      check({
        before: BEFORE,
        changed: changed(object, { ...object }),
        room: roomOf(0),
      }),
    ).toMatchObject({
      state: 'not-applicable',
      detail: 'it leaves the pods as they are',
    });
  });
});

describe('update-proceeds', () => {
  const live = deployment({ template: template(1) });
  const next = (spec: object = {}) =>
    deployment({
      template: template(1, { priorityClassName: 'next' }),
      ...spec,
    });
  const check = (applied: object, room: PreflightFacts['room']) =>
    checkOf(
      { before: BEFORE, changed: changed(live, applied), room },
      'update-proceeds',
    );

  it('fails where an update would wait for what it replaces', () => {
    expect(check(next(), roomOf(0))).toMatchObject({
      state: 'failed',
      detail:
        'the update would wait for ever: none of the 2 pods may be missing (maxUnavailable 25% rounds down to 0), and the one more that it begins with finds no node',
      fix: expect.stringMatching('allow maxUnavailable 1'),
    });
  });

  it('passes with room for one, or where one may be taken away', () => {
    const strategy = { rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } };
    expect(check(next(), roomOf(1))?.state).toBe('passed');
    expect(check(next({ strategy }), roomOf(0))?.state).toBe('passed');
    expect(check(next(), unknown('not read'))?.state).toBe('cannot-tell');
  });
});
