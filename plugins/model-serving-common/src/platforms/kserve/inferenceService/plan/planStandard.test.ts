import { PROMOTE, ROLL_BACK, setWeight } from '../../testing/knativeStates';
import { patchesOf, planFor, resultOf, risksOf } from '../../testing/planFor';
import {
  CANARY,
  model,
  ROUTED,
  STABLE,
  standardRoute,
  standardService,
  TEST_V2,
  V2,
  V3,
} from '../../testing/standardStates';
import { deploymentPod } from '../../testing/workloads';

describe('splitting in Standard mode', () => {
  it('writes the percents of the canaries, guarded by their names', () => {
    const two = standardService([
      { name: 'v2', percent: 10 },
      { name: 'v3', percent: 5 },
    ]);
    const outcome = planFor(
      [two, standardRoute({ [STABLE]: 85, [V2]: 10, [V3]: 5 })],
      setWeight({ [STABLE]: 55, [V2]: 40, [V3]: 5 }),
    );
    expect(resultOf(outcome)).toBe(`${STABLE} 55, ${V2} 40, ${V3} 5`);
    expect(patchesOf(outcome)).toEqual([
      [
        TEST_V2,
        { op: 'test', path: '/spec/canary/1/predictor/name', value: 'v3' },
        { op: 'add', path: '/spec/canary/0/trafficPercent', value: 40 },
      ],
    ]);
  });

  const half = setWeight({ [STABLE]: 50, [V2]: 50 });

  it.each([
    [
      'no route leads to a ready canary',
      [CANARY, standardRoute({ [STABLE]: 1 })],
      'canary-unrouted',
    ],
    ['there is no route', [CANARY], 'no-route'],
    [
      'the canary is not ready',
      [standardService([{ name: 'v2', percent: 10, ready: false }]), ROUTED],
      'canary-not-ready',
    ],
    [
      'these are the shares',
      [standardService([{ name: 'v2', percent: 50 }]), ROUTED],
      'nothing-to-change',
    ],
  ])('refuses when %s', (_, objects, reason) => {
    expect(resultOf(planFor(objects, half))).toBe(reason);
  });

  it('refuses while routes cannot be read', () => {
    const states = {
      'httproutes.gateway.networking.k8s.io': {
        state: 'forbidden',
        reason: 'httproutes is forbidden',
      },
    } as const;
    expect(resultOf(planFor([CANARY], half, { states }))).toBe('route-unread');
  });

  it('lets a canary without pods begin, since 0 % asks for none', () => {
    const dark = standardService([{ name: 'v2', percent: 0, ready: false }]);
    const outcome = planFor([dark, standardRoute({ [STABLE]: 1 })], half);
    expect(resultOf(outcome)).toBe(`${STABLE} 50, ${V2} 50`);
    expect(risksOf(outcome)).toContain('cold-start');
  });

  it('takes a failing canary out', () => {
    const failing = standardService([
      { name: 'v2', percent: 10, ready: false },
    ]);
    const outcome = planFor([failing, ROUTED], setWeight({ [STABLE]: 100 }));
    expect(resultOf(outcome)).toBe(`${STABLE} 100, ${V2} 0`);
  });

  it('warns that a canary is not behind the transformer', () => {
    const both = standardService([{ name: 'v2', percent: 10 }], {
      transformer: { containers: [{ name: 't' }] },
      predictor: { model: model('s3://m/v1') },
    });
    expect(risksOf(planFor([both, ROUTED], half))).toContain(
      'canary-bypasses-transformer',
    );
  });
});

describe('promoting in Standard mode', () => {
  it('renames the predictor and takes over what the canary has of its own', () => {
    const canary = standardService([
      {
        name: 'v2',
        percent: 10,
        predictor: { minReplicas: 1, 'odd/key~': true },
      },
    ]);
    const outcome = planFor([canary, ROUTED], PROMOTE);
    expect(resultOf(outcome)).toBe(`${STABLE} 0, ${V2} 100`);
    const copy = (path: string) => ({
      op: 'copy',
      from: `/spec/canary/0/predictor${path}`,
      path: `/spec/predictor${path}`,
    });
    expect(patchesOf(outcome)).toEqual([
      [
        TEST_V2,
        copy('/name'),
        copy('/model/modelFormat'),
        copy('/model/storageUri'),
        copy('/odd~1key~0'),
        { op: 'remove', path: '/spec/canary' },
      ],
    ]);
    expect(risksOf(outcome)).toEqual(['no-way-back', 'service-name-changes']);
  });

  it('warns of a canary that nobody has tried, and of fewer replicas', () => {
    const pods = [
      deploymentPod('p1', STABLE),
      deploymentPod('p2', STABLE),
      deploymentPod('p3', V2),
    ];
    const outcome = planFor(
      [CANARY, standardRoute({ [STABLE]: 1 }), ...pods],
      PROMOTE,
    );
    expect(risksOf(outcome)).toEqual([
      'untried',
      'fewer-replicas',
      'no-way-back',
      'service-name-changes',
    ]);
  });

  it.each([
    ['no-canary', standardService([])],
    [
      'canary-not-ready',
      standardService([{ name: 'v2', percent: 10, ready: false }]),
    ],
    [
      'several-canaries',
      standardService([
        { name: 'v2', percent: 10 },
        { name: 'v3', percent: 10 },
      ]),
    ],
    [
      'same-model',
      standardService([{ name: 'v2', percent: 10, uri: 's3://m/v1' }]),
    ],
    [
      'predictor-without-model',
      standardService([{ name: 'v2', percent: 10 }], {
        predictor: { sklearn: { storageUri: 's3://m/v1' } },
      }),
    ],
    [
      'canary-percent-ignored',
      standardService([], {
        predictor: { canaryTrafficPercent: 10, model: model('s3://m/v1') },
      }),
    ],
  ])('refuses: %s', (reason, object) => {
    expect(resultOf(planFor([object, ROUTED], PROMOTE))).toBe(reason);
  });
});

describe('rolling back in Standard mode', () => {
  it('removes the canaries', () => {
    const outcome = planFor([CANARY, ROUTED], ROLL_BACK);
    expect(resultOf(outcome)).toBe(`${STABLE} 100, ${V2} 0`);
    expect(patchesOf(outcome)).toEqual([
      [TEST_V2, { op: 'remove', path: '/spec/canary' }],
    ]);
  });

  it('needs no route for it', () => {
    expect(resultOf(planFor([CANARY], ROLL_BACK))).toBe(
      `${STABLE} 100, ${V2} 0`,
    );
  });

  it('has nowhere to go after a rolling update', () => {
    expect(resultOf(planFor([standardService([])], ROLL_BACK))).toBe(
      'no-earlier-revision',
    );
  });
});
