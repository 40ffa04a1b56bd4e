import type { PlanRequest } from '../../../canary/plan/PlanRequest';
import {
  afterOf,
  owned,
  promote,
  reasonOf,
  refusalOf,
  rollback,
  setWeight,
} from '../testing/planning';
import {
  deployment,
  pair,
  pod,
  type Raw,
  route,
  service,
  services,
  split,
  to,
} from '../testing/workloadFixtures';

describe('a plan is refused', () => {
  it.each(['pause', 'resume'] as const)('to %s what does not move', action => {
    expect(reasonOf([...pair, split(80, 20)], { action })).toBe(
      'nothing-to-pause',
    );
  });

  it('where no route holds weights, saying which route to add', () => {
    const shared = [...pair, service('fraud', { app: 'fraud' })];
    expect(refusalOf(shared, promote)).toMatchObject({
      reason: 'no-route',
      message: expect.stringContaining('ready pods behind Service/fraud'),
      instead: expect.stringContaining('HTTPRoute'),
    });
  });

  it.each([
    [
      'one version',
      [deployment('v1'), pod('v1'), ...services],
      'single-version',
    ],
    [
      'all at zero',
      [
        deployment('v1', { replicas: 0 }),
        deployment('v2', { replicas: 0 }),
        ...services,
        split(80, 20),
      ],
      'stopped',
    ],
    ['nothing newer', [...pair, split(0, 100)], 'no-canary'],
    [
      'two canaries',
      [
        ...pair,
        deployment('v3'),
        pod('v3'),
        service('fraud-v3', { version: 'v3' }),
        route([{ backendRefs: [to('v1', 8), to('v2', 1), to('v3', 1)] }]),
      ],
      'several-canaries',
    ],
    [
      'copies only',
      [
        ...pair,
        route([
          {
            backendRefs: [to('v1', 1)],
            filters: [{ requestMirror: { backendRef: { name: 'fraud-v2' } } }],
          },
        ]),
      ],
      'shadow-takes-no-traffic',
    ],
    [
      'nobody ready to take over',
      [
        deployment('v1'),
        pod('v1'),
        deployment('v2'),
        ...services,
        split(80, 20),
      ],
      'canary-not-ready',
    ],
    [
      'a Service of both',
      [
        ...pair,
        service('fraud', { app: 'fraud' }),
        route([{ backendRefs: [{ name: 'fraud' }] }]),
      ],
      'shared-backend',
    ],
    [
      'a backend of somebody else',
      [
        ...pair,
        route([
          { backendRefs: [to('v1', 8), to('v2', 1), { name: 'x', weight: 1 }] },
        ]),
      ],
      'foreign-backend',
    ],
    [
      'a version that the route does not know',
      [...pair, route([{ backendRefs: [to('v1', 1)] }])],
      'revision-not-routed',
    ],
    [
      'a version that is there twice',
      [
        ...pair,
        route([{ backendRefs: [to('v1', 1), to('v2', 1), to('v2', 1)] }]),
      ],
      'ambiguous-backends',
    ],
    [
      'a malformed weight',
      [
        ...pair,
        route([{ backendRefs: [to('v1', 1), { ...to('v2'), weight: 'x' }] }]),
      ],
      'malformed-field',
    ],
    [
      'rules that part',
      [
        ...pair,
        route([
          { backendRefs: [to('v1', 1), to('v2', 1)] },
          { backendRefs: [to('v1', 8), to('v2', 1)] },
        ]),
      ],
      'route-rules-disagree',
    ],
    [
      'a gateway that does not take the route',
      [
        ...pair,
        route(
          [{ backendRefs: [to('v1', 80), to('v2', 20)] }],
          [
            {
              conditions: [{ type: 'Accepted', status: 'False', reason: 'R' }],
            },
          ],
        ),
      ],
      'route-not-accepted',
    ],
    [
      'a route that a controller writes',
      [
        ...pair,
        owned(split(80, 20), {
          ownerReferences: [
            { kind: 'Canary', name: 'fraud', uid: 'c', controller: true },
          ],
        }),
      ],
      'owned-by-controller',
    ],
  ] as Array<[string, Raw[], string]>)(
    'to promote with %s',
    (_, raw, reason) => {
      expect(reasonOf(raw, promote)).toBe(reason);
    },
  );

  it('to write what a repository keeps, with the change to make there', () => {
    const raw = [
      ...pair,
      owned(split(80, 20), {
        annotations: { 'argocd.argoproj.io/tracking-id': 'ml:x/y:team/fraud' },
      }),
    ];
    expect(refusalOf(raw, promote)).toMatchObject({
      reason: 'owned-by-gitops',
      change: [{ object: { name: 'fraud' } }],
    });
  });

  it('to go back to a version that cannot answer', () => {
    const raw = [
      deployment('v1', { replicas: 0 }),
      deployment('v2'),
      pod('v2'),
    ];
    const down = [...raw, ...services, split(0, 100)];
    expect(refusalOf(down, rollback)).toMatchObject({
      reason: 'stable-not-ready',
      instead: expect.stringContaining('kubectl scale deployment/fraud-v1'),
    });
    const crashing = [
      deployment('v1'),
      deployment('v2'),
      pod('v2'),
      ...services,
      split(80, 20),
    ];
    expect(reasonOf(crashing, rollback)).toBe('stable-not-ready');
  });

  it('to give more requests to nobody, but not to take some away', () => {
    const raw = [deployment('v1'), pod('v1'), deployment('v2'), ...services];
    const crashing = [...raw, split(80, 20)];
    expect(reasonOf(crashing, setWeight(70, 30))).toBe('revision-not-ready');
    expect(afterOf(crashing, setWeight(90, 10))).toEqual([90, 10]);
  });

  it('to write what is so already, whatever the numbers', () => {
    const raw = [...pair, route([{ backendRefs: [to('v1', 4), to('v2', 1)] }])];
    expect(reasonOf(raw, setWeight(80, 20))).toBe('nothing-to-change');
  });

  it('for weights that name a revision as objects have fields', () => {
    const weights = { 'fraud-v1': 100, constructor: 0 };
    const request: PlanRequest = { action: 'set-weight', weights };
    expect(reasonOf([...pair, split(80, 20)], request)).toBe(
      'unknown-revision',
    );
  });
});
