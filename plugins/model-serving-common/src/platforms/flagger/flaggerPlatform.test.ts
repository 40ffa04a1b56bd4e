import { servicesOf } from '../testing/namespaceOf';
import {
  canary,
  deployment,
  LABEL,
  platforms,
  pod,
  type Raw,
  service,
  serviceOf,
  sharesOf,
  virtualService,
  WORKLOADS,
} from './testing/canaryFixtures';

const idle = { phase: 'Succeeded', canaryWeight: 0, lastAppliedSpec: 'a' };
const FORBIDDEN = { state: 'forbidden', reason: 'no' } as const;

describe('a Canary', () => {
  it('stands for its target and its primary', () => {
    const services = servicesOf([canary(), ...WORKLOADS], { platforms });
    expect(services.map(({ kind, name }) => `${kind}/${name}`)).toEqual([
      'Canary/fraud',
    ]);
    expect(
      services[0]?.objects.map(({ kind, name }) => `${kind}/${name}`),
    ).toEqual(['Canary/fraud', 'Deployment/fraud']);
  });

  it('is no model service where nobody says so', () => {
    const plain = [deployment('fraud', { template: {} })];
    expect(servicesOf([canary(), ...plain], { platforms })).toEqual([]);
  });

  it('may say it itself', () => {
    const labelled = canary({ metadata: { labels: LABEL } });
    const { recognisedBy } = serviceOf([
      labelled,
      deployment('fraud'),
      deployment('fraud-primary'),
    ]);
    expect(recognisedBy.detail).toContain('of the Canary');
  });

  it('has a primary that is stable and a target that is the canary', () => {
    const told = (raw: Raw[]) =>
      serviceOf(raw).revisions.map(({ name, role }) => `${name} ${role}`);
    expect(told([canary(), ...WORKLOADS])).toEqual([
      'fraud-primary stable',
      'fraud canary',
    ]);
    const early = canary({ status: { phase: 'Initializing' } });
    expect(told([early, deployment('fraud', { labels: LABEL })])).toEqual([
      'fraud stable',
    ]);
  });
});

describe('who gets what', () => {
  it('is told by Flagger and by the route, each for itself', () => {
    expect(sharesOf([canary(), ...WORKLOADS, virtualService(70, 30)])).toEqual([
      'fraud-primary: 80/70',
      'fraud: 20/30',
    ]);
  });

  it.each([
    ['a promotion that waits', { status: { phase: 'WaitingPromotion' } }],
    ['set-up', { status: { phase: 'Initializing' } }],
    ['iterations', { analysis: { iterations: 5 } }],
    ['requests that match', { analysis: { iterations: 5, match: [{}] } }],
    ['a weight that is none', { status: { canaryWeight: '20' } }],
  ])('cannot be told by the weight of %s', (_, parts) => {
    expect(
      sharesOf([canary(parts), ...WORKLOADS, virtualService(50, 50)]),
    ).toEqual(['fraud-primary: ?/50', 'fraud: ?/50']);
  });

  it('is a shadow while requests are mirrored to it', () => {
    const mirroring = virtualService(100, 0);
    const { http } = mirroring.spec as { http: Raw[] };
    Object.assign(http[0] ?? {}, { mirror: { host: 'fraud-canary' } });
    const rolesOf = (route: Raw) =>
      serviceOf([canary(), ...WORKLOADS, route]).revisions.map(r => r.role);
    expect(rolesOf(mirroring)).toEqual(['stable', 'shadow']);
    expect(rolesOf(virtualService(100, 0))).toEqual(['stable', 'canary']);
  });

  it('is the primary for those whose requests do not match', () => {
    const analysis = { iterations: 5, match: [{}] };
    const match = [{ headers: { cookie: { exact: 'beta' } } }];
    const toCanary = [{ destination: { host: 'fraud-canary' }, weight: 100 }];
    const route = virtualService(100, 0);
    const { http } = route.spec as { http: Raw[] };
    http.unshift({ match, route: toCanary });
    expect(sharesOf([canary({ analysis }), ...WORKLOADS, route])).toEqual([
      'fraud-primary: ?/100',
      'fraud: ?/0',
    ]);
  });

  it('is what the Service for users selects where there is no route at all', () => {
    const spec = { provider: 'kubernetes' };
    expect(sharesOf([canary({ spec }), ...WORKLOADS])).toEqual([
      'fraud-primary: 100/100',
      'fraud: 0/0',
    ]);
    const none = WORKLOADS.filter(object => object.kind !== 'Service');
    expect(sharesOf([canary({ spec }), ...none])).toEqual([
      'fraud-primary: 100/?',
      'fraud: 0/?',
    ]);
    const both = service('fraud', 'x');
    (both.spec as Raw).selector = LABEL;
    expect(sharesOf([canary({ spec }), ...none, both])).toEqual([
      'fraud-primary: 100/?',
      'fraud: 0/?',
    ]);
  });

  it.each(['contour', ''])(
    'cannot be told of routes that are not read: "%s"',
    provider => {
      const raw = [canary({ spec: { provider } }), ...WORKLOADS];
      expect(sharesOf(raw)).toEqual(['fraud-primary: 80/?', 'fraud: 20/?']);
      expect(serviceOf(raw).findings.map(({ rule }) => rule)).toEqual([
        'provider-not-read',
      ]);
    },
  );

  it('is not guessed where Services could not be read', () => {
    expect(
      sharesOf([canary(), ...WORKLOADS, virtualService(80, 20)], {
        services: FORBIDDEN,
      }),
    ).toEqual(['fraud-primary: 80/?', 'fraud: 20/?']);
  });
});

describe('the health of a Canary', () => {
  const healthOf = (status: Raw, raw: Raw[] = WORKLOADS) => {
    const { health } = serviceOf([canary({ status }), ...raw]);
    return `${health.status} ${health.reason}`;
  };

  it.each([
    ['Initializing', 'progressing Progressing'],
    ['Initialized', 'healthy Initialized'],
    ['Waiting', 'healthy Waiting'],
    ['Progressing', 'healthy Progressing'],
    ['WaitingPromotion', 'healthy WaitingPromotion'],
    ['Promoting', 'progressing Progressing'],
    ['Finalising', 'progressing Progressing'],
    ['Succeeded', 'healthy Succeeded'],
    ['Failed', 'degraded CanaryFailed'],
    ['Invented', 'progressing Invented'],
    ['', 'unknown NoStatus'],
  ])('in phase "%s" is %s', (phase, expected) => {
    expect(healthOf({ ...idle, phase })).toBe(expected);
  });

  it('is not worse for a target at zero, which is how it rests', () => {
    const atRest = [
      deployment('fraud', { labels: LABEL, replicas: 0 }),
      deployment('fraud-primary'),
      pod('fraud-primary'),
    ];
    expect(healthOf(idle, atRest)).toBe('healthy Succeeded');
  });

  it('is stopped only with its primary', () => {
    const stopped = [
      deployment('fraud', { labels: LABEL, replicas: 0 }),
      deployment('fraud-primary', { replicas: 0 }),
    ];
    expect(healthOf(idle, stopped)).toBe('stopped ScaledToZero');
  });

  it('is failed when a promotion left the primary without pods that run', () => {
    const raw = [
      deployment('fraud', { labels: LABEL, replicas: 0 }),
      deployment('fraud-primary'),
    ];
    expect(healthOf({ phase: 'Failed', canaryWeight: 100 }, raw)).toBe(
      'failed PromotionFailed',
    );
  });

  it('is not claimed where its workloads are of another kind', () => {
    const targetRef = { kind: 'Service', name: 'fraud' };
    const labelled = canary({
      spec: { targetRef },
      status: idle,
      metadata: { labels: LABEL },
    });
    const { health, revisions } = serviceOf([labelled]);
    expect(health.status).toBe('unknown');
    expect(revisions.map(({ replicas }) => replicas.wanted)).toEqual([
      { unknown: 'the workload "fraud-primary" could not be read' },
      { unknown: 'the workload "fraud" could not be read' },
    ]);
  });

  it('tells of both workloads where Deployments could not be read', () => {
    const labelled = canary({ metadata: { labels: LABEL } });
    const { revisions } = serviceOf([labelled], {
      'deployments.apps': FORBIDDEN,
    });
    expect(revisions.map(({ name }) => name)).toEqual([
      'fraud-primary',
      'fraud',
    ]);
  });
});

describe('how far it has come', () => {
  const stepOf = (parts: Parameters<typeof canary>[0]) =>
    serviceOf([canary(parts), ...WORKLOADS]).rollout?.step;

  it.each([
    [{}, { index: 2, count: 5, title: 'weight 20 %' }],
    [
      { analysis: { stepWeight: 0, stepWeights: [5, 20, 80] } },
      { index: 2, count: 3, title: 'weight 20 %' },
    ],
    [
      { analysis: { iterations: 10 }, status: { iterations: 4 } },
      { index: 4, count: 10, title: 'iteration 4 of 10' },
    ],
    [{ status: idle }, { index: 5, count: 5, title: 'all steps are done' }],
  ])('%j', (parts, step) => {
    expect(stepOf(parts)).toEqual(step);
  });

  it.each([
    { status: { phase: 'WaitingPromotion' } },
    { status: { canaryWeight: 'x' } },
    { analysis: { stepWeight: 0 } },
    { spec: { analysis: undefined } },
  ])('cannot be told: %j', parts => {
    expect(stepOf(parts)).toHaveProperty('unknown');
  });

  it('counts failed checks', () => {
    const { rollout } = serviceOf([
      canary({ status: { failedChecks: 4 } }),
      ...WORKLOADS,
    ]);
    expect(rollout?.checks).toEqual([
      {
        name: 'failed checks',
        phase: 'Failing',
        message: '4 of 5 that roll it back',
      },
    ]);
  });
});
