import { programmedOf, gatewayRoute, service, splitOf } from './testing/routes';
import { member } from './testing/members';

const backendRefs = [
  { name: 'v1', weight: 80 },
  { name: 'v2', weight: 20 },
];

describe('several routes to one service', () => {
  const taken = gatewayRoute('HTTPRoute', [{ backendRefs }]);
  const waiting = gatewayRoute(
    'HTTPRoute',
    [{ backendRefs: [{ name: 'v2', weight: 1 }] }],
    { name: 'new', parents: [] },
  );

  it('are one split by those that a gateway holds', () => {
    const split = splitOf([taken, waiting]);
    expect(programmedOf(split)).toEqual([80, 20]);
    expect(split.source).toBe('HTTPRoute/fraud');
    expect(split.pending).toBeUndefined();
    expect(split.routes).toHaveLength(2);
  });

  it('wait together where no gateway has seen any', () => {
    const other = gatewayRoute('HTTPRoute', [{ backendRefs }], {
      name: 'old',
      parents: [],
    });
    const split = splitOf([other, waiting]);
    expect(split.pending).toBe(
      'no gateway has reported on HTTPRoute "new" yet',
    );
    expect(programmedOf(split)).toBe(
      'no gateway has reported on HTTPRoute "new" yet',
    );
  });
});

describe('replicas as the split', () => {
  it('does not count on members whose wanted number is not known', () => {
    const split = splitOf([service('all', { app: 'fraud' })], {
      members: [
        member('v1', { readyPods: 3 }),
        member('v2', {
          wantedReplicas: { unknown: 'the ReplicaSet is gone' },
          title: 'ReplicaSet/v2',
        }),
      ],
    });
    expect(split.declared).toEqual({
      unknown: 'ReplicaSet/v2: the ReplicaSet is gone',
    });
    expect(programmedOf(split)).toEqual([75, 25]);
    expect(split.routes).toEqual([]);
  });
});
