import type { KubeObject } from '../json/KubeObject';
import type { FieldManager } from './managedFields';
import { afterUpdate } from './managedFields';
import { applyServerSide } from './serverSideApply';

function manager(
  name: string,
  operation: 'Apply' | 'Update' = 'Apply',
): FieldManager {
  return {
    manager: name,
    operation,
    apiVersion: 'apps/v1',
    time: '2026-11-21T12:00:00Z',
  };
}

function deployment(spec: object, labels?: Record<string, string>): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', ...(labels && { labels }) },
    spec,
  };
}

function apply(
  live: KubeObject | undefined,
  configuration: KubeObject,
  name: string,
  force = false,
) {
  return applyServerSide({
    live,
    configuration,
    manager: manager(name),
    force,
  });
}

describe('applyServerSide', () => {
  it('owns what it names, and nothing of the identity', () => {
    const { object } = apply(
      undefined,
      deployment({ replicas: 1 }, { a: '1' }),
      'ci',
    );
    expect(object.metadata.managedFields).toEqual([
      expect.objectContaining({
        manager: 'ci',
        operation: 'Apply',
        fieldsV1: {
          'f:metadata': { 'f:labels': { 'f:a': {} } },
          'f:spec': { 'f:replicas': {} },
        },
      }),
    ]);
  });

  it('leaves what others own, and removes what it owned and no longer names', () => {
    const first = apply(
      undefined,
      deployment({ replicas: 1, paused: true }),
      'ci',
    ).object;
    const second = apply(
      first,
      deployment({ minReadySeconds: 5 }),
      'other',
    ).object;
    const third = apply(second, deployment({ replicas: 1 }), 'ci').object;
    expect(third.spec).toEqual({ replicas: 1, minReadySeconds: 5 });
  });

  it('refuses to change a field of another manager, and names it', () => {
    const live = apply(undefined, deployment({ replicas: 1 }), 'ci').object;
    const { conflicts } = apply(live, deployment({ replicas: 2 }), 'hpa');
    expect(conflicts.map(({ manager: owner, path }) => [owner, path])).toEqual([
      ['ci', 'f:spec\nf:replicas'],
    ]);
  });

  it('shares a field that both set alike, which then survives one of them', () => {
    const live = apply(undefined, deployment({ replicas: 1 }), 'ci').object;
    const shared = apply(live, deployment({ replicas: 1 }), 'other');
    expect(shared.conflicts).toEqual([]);
    const left = apply(shared.object, deployment({}), 'ci').object;
    expect(left.spec).toEqual({ replicas: 1 });
  });

  it('takes the field over by force', () => {
    const live = apply(undefined, deployment({ replicas: 1 }), 'ci').object;
    const taken = apply(live, deployment({ replicas: 2 }), 'hpa', true).object;
    expect(taken.spec).toEqual({ replicas: 2 });
    const back = apply(taken, deployment({ replicas: 3 }), 'ci');
    expect(back.conflicts).toHaveLength(1);
  });

  it('merges containers by name', () => {
    const one = {
      template: { spec: { containers: [{ name: 'a', image: 'a:1' }] } },
    };
    const two = {
      template: { spec: { containers: [{ name: 'b', image: 'b:1' }] } },
    };
    const live = apply(undefined, deployment(one), 'ci').object;
    const both = apply(live, deployment(two), 'injector').object;
    expect(both.spec).toEqual({
      template: {
        spec: {
          containers: [
            { name: 'a', image: 'a:1' },
            { name: 'b', image: 'b:1' },
          ],
        },
      },
    });
    const without = apply(both, deployment({}), 'injector').object;
    expect(without.spec).toEqual(one);
  });
});

describe('managedFields of several', () => {
  it('are in an order of their own, whoever applied last', () => {
    const first = apply(undefined, deployment({ replicas: 1 }), 'b').object;
    const both = apply(first, deployment({ paused: true }), 'a').object;
    const again = apply(both, deployment({ replicas: 1 }), 'b').object;
    const managers = ({ metadata }: KubeObject) =>
      metadata.managedFields?.map(entry => entry.manager);
    expect([managers(both), managers(again)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(again).toEqual(both);
  });
});

describe('afterUpdate', () => {
  it('hands a changed field to who changed it', () => {
    const before = apply(
      undefined,
      deployment({ replicas: 1, paused: true }),
      'ci',
    ).object;
    const after = { ...before, spec: { replicas: 2, paused: true } };
    expect(
      afterUpdate(before, after, manager('kubectl-edit', 'Update')),
    ).toEqual([
      expect.objectContaining({
        manager: 'ci',
        fieldsV1: { 'f:spec': { 'f:paused': {} } },
      }),
      expect.objectContaining({
        manager: 'kubectl-edit',
        operation: 'Update',
        fieldsV1: { 'f:spec': { 'f:replicas': {} } },
      }),
    ]);
  });

  it('forgets the owner of a field that is gone', () => {
    const before = apply(undefined, deployment({ replicas: 1 }), 'ci').object;
    const after = { ...before, spec: {} };
    expect(
      afterUpdate(before, after, manager('x', 'Update'))[0]?.fieldsV1,
    ).toEqual({ 'f:spec': {} });
  });
});
