import type { PlanRequest } from '../../../../canary/plan/PlanRequest';
import { rawInferenceService } from '../../testing/inferenceService';
import {
  patchesOf,
  planFor,
  planned,
  resultOf,
  risksOf,
} from '../../testing/planFor';
import { deploymentPod } from '../../testing/workloads';

interface CanaryParts {
  name: string;
  percent?: number;
  ready?: boolean;
  uri?: string;
  predictor?: object;
}

const model = (uri: string) => ({
  modelFormat: { name: 'sklearn' },
  storageUri: uri,
});

function service(canaries: readonly CanaryParts[], spec: object = {}) {
  return rawInferenceService({
    spec: {
      predictor: { model: model('s3://m/v1') },
      canary: canaries.map(({ name, percent, uri, predictor }) => ({
        trafficPercent: percent,
        predictor: {
          name,
          model: model(uri ?? `s3://m/${name}`),
          ...predictor,
        },
      })),
      ...spec,
    },
    status: {
      deploymentMode: 'Standard',
      conditions: [{ type: 'Ready', status: 'True' }],
      canaryStatuses: canaries.map(({ name, ready = true }) => ({
        name,
        ready,
      })),
    },
  });
}

function route(weights: Record<string, number | undefined>) {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'fraud', namespace: 'team' },
    spec: {
      rules: [
        {
          backendRefs: Object.entries(weights).map(([name, weight]) => ({
            name,
            weight,
          })),
        },
      ],
    },
  };
}

const STABLE = 'fraud-predictor';
const V2 = 'fraud-v2-predictor';
const V3 = 'fraud-v3-predictor';
const ROUTED = route({ [STABLE]: 90, [V2]: 10 });
const CANARY = service([{ name: 'v2', percent: 10 }]);
const PROMOTE = { action: 'promote' } as const;
const ROLL_BACK = { action: 'rollback' } as const;

const setWeight = (weights: Record<string, number>): PlanRequest => ({
  action: 'set-weight',
  weights,
});

const TEST_V2 = {
  op: 'test',
  path: '/spec/canary/0/predictor/name',
  value: 'v2',
};

describe('splitting in Standard mode', () => {
  it('writes the percents of the canaries, guarded by their names', () => {
    const two = service([
      { name: 'v2', percent: 10 },
      { name: 'v3', percent: 5 },
    ]);
    const outcome = planFor(
      [two, route({ [STABLE]: 85, [V2]: 10, [V3]: 5 })],
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
      [CANARY, route({ [STABLE]: 1 })],
      'canary-unrouted',
    ],
    ['there is no route', [CANARY], 'route-missing'],
    [
      'the canary is not ready',
      [service([{ name: 'v2', percent: 10, ready: false }]), ROUTED],
      'canary-not-ready',
    ],
    [
      'these are the shares',
      [service([{ name: 'v2', percent: 50 }]), ROUTED],
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
    expect(resultOf(planFor([CANARY], half, { states }))).toBe('route-unknown');
  });

  it('lets a canary without pods begin, since 0 % asks for none', () => {
    const dark = service([{ name: 'v2', percent: 0, ready: false }]);
    const outcome = planFor([dark, route({ [STABLE]: 1 })], half);
    expect(resultOf(outcome)).toBe(`${STABLE} 50, ${V2} 50`);
    expect(risksOf(outcome)).toContain('cold-start');
  });

  it('takes a failing canary out', () => {
    const failing = service([{ name: 'v2', percent: 10, ready: false }]);
    const outcome = planFor([failing, ROUTED], setWeight({ [STABLE]: 100 }));
    expect(resultOf(outcome)).toBe(`${STABLE} 100, ${V2} 0`);
  });

  it('warns that a canary is not behind the transformer', () => {
    const both = service([{ name: 'v2', percent: 10 }], {
      transformer: { containers: [{ name: 't' }] },
      predictor: { model: model('s3://m/v1') },
    });
    expect(risksOf(planFor([both, ROUTED], half))).toContain(
      'transformer-bypassed',
    );
  });
});

describe('promoting in Standard mode', () => {
  it('renames the predictor and takes over what the canary has of its own', () => {
    const canary = service([
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
    const outcome = planFor([CANARY, route({ [STABLE]: 1 }), ...pods], PROMOTE);
    expect(risksOf(outcome)).toEqual([
      'untried',
      'fewer-replicas',
      'no-way-back',
      'service-name-changes',
    ]);
  });

  it.each([
    ['no-canary', service([])],
    ['canary-not-ready', service([{ name: 'v2', percent: 10, ready: false }])],
    [
      'several-canaries',
      service([
        { name: 'v2', percent: 10 },
        { name: 'v3', percent: 10 },
      ]),
    ],
    ['same-model', service([{ name: 'v2', percent: 10, uri: 's3://m/v1' }])],
    [
      'predictor-without-model',
      service([{ name: 'v2', percent: 10 }], {
        predictor: { sklearn: { storageUri: 's3://m/v1' } },
      }),
    ],
    [
      'canary-percent-ignored',
      service([], {
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
    expect(resultOf(planFor([service([])], ROLL_BACK))).toBe(
      'no-earlier-revision',
    );
  });
});

describe('what no mode plans', () => {
  it.each([
    ['pause', 'nothing-to-pause'],
    ['resume', 'nothing-to-pause'],
  ] as const)('%s', (action, reason) => {
    expect(resultOf(planFor([CANARY], { action }))).toBe(reason);
  });

  it('anything for a stopped service', () => {
    const stopped = rawInferenceService({
      annotations: { 'serving.kserve.io/stop': 'true' },
    });
    expect(resultOf(planFor([stopped], PROMOTE))).toBe('stopped');
  });

  it.each(['ModelMesh', undefined])('anything in mode %s', deploymentMode => {
    const object = rawInferenceService({ status: { deploymentMode } });
    expect(resultOf(planFor([object], PROMOTE))).toBe('no-canary-control');
  });

  it('anything from a field that is malformed', () => {
    const object = service([{ name: 'v2', percent: 10 }]);
    const odd = {
      ...object,
      spec: {
        ...object.spec,
        canary: [{ trafficPercent: '10', predictor: 3 }],
      },
    };
    expect(resultOf(planFor([odd, ROUTED], ROLL_BACK))).toBe('malformed-field');
  });
});

it('leaves alone what a controller or a repository writes', () => {
  const owned = (metadata: object) => ({
    ...CANARY,
    metadata: { ...CANARY.metadata, ...metadata },
  });
  const byController = owned({
    ownerReferences: [
      {
        apiVersion: 'apps.nvidia.com/v1alpha1',
        kind: 'NIMService',
        name: 'llama',
        uid: 'u',
        controller: true,
      },
    ],
  });
  expect(resultOf(planFor([byController], ROLL_BACK))).toBe(
    'owned-by-controller',
  );
  const managers = new Map([['uid-fraud', ['kustomize-controller']]]);
  const outcome = planFor([CANARY], ROLL_BACK, { managers });
  expect(resultOf(outcome)).toBe('owned-by-gitops');
  expect(planned(planFor([CANARY], ROLL_BACK)).writes).toEqual(
    'refusal' in outcome && outcome.refusal.change,
  );
});
