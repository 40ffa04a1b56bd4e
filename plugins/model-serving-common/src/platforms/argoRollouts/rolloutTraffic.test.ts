import {
  BLUE_GREEN,
  pod,
  type Raw,
  rollout,
  serviceOf,
  service,
  sharesOf,
} from './testing/rolloutFixtures';

const weights = (canary: unknown, stable: unknown, more: Raw = {}) => ({
  canary: {
    weights: {
      canary: { weight: canary, podTemplateHash: 'new' },
      stable: { weight: stable, podTemplateHash: 'old' },
      ...more,
    },
  },
});

const services = [
  service('fraud-stable', 'old'),
  service('fraud-canary', 'new'),
];

const route = (stable: number, canary: number, accepted = 'True'): Raw => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'fraud', uid: 'uid-route' },
  spec: {
    rules: [
      {
        backendRefs: [
          { name: 'fraud-stable', weight: stable },
          { name: 'fraud-canary', weight: canary },
        ],
      },
    ],
  },
  status: {
    parents: [{ conditions: [{ type: 'Accepted', status: accepted }] }],
  },
});

describe('what a canary is given', () => {
  it('is the weight of the last step that sets one', () => {
    const at = (currentStepIndex: number) =>
      sharesOf([rollout({ status: { currentStepIndex } })])[1];
    expect([0, 1, 2, 3, 5].map(at)).toEqual([
      'fraud-new: 20/?',
      'fraud-new: 20/?',
      'fraud-new: 60/?',
      'fraud-new: 60/?',
      'fraud-new: 100/?',
    ]);
  });

  it('is nothing before the first weight and after an abort', () => {
    const steps = [{ pause: {} }, { setWeight: 20 }];
    const canary = { steps };
    expect(
      sharesOf([rollout({ canary, status: { currentStepIndex: 0 } })]),
    ).toEqual(['fraud-old: 100/?', 'fraud-new: 0/?']);
    expect(sharesOf([rollout({ status: { abort: true } })])).toEqual([
      'fraud-old: 100/?',
      'fraud-new: 0/?',
    ]);
  });

  it('is everything once somebody asked for all of it', () => {
    expect(sharesOf([rollout({ status: { promoteFull: true } })])).toEqual([
      'fraud-old: 0/?',
      'fraud-new: 100/?',
    ]);
  });

  it('is told of one revision where nothing is in flight', () => {
    const status = { currentPodHash: 'old' };
    expect(sharesOf([rollout({ status })])).toEqual(['fraud-old: 100/?']);
    expect(
      sharesOf([rollout({ status: { ...status, stableRS: undefined } })]),
    ).toEqual(['fraud-old: 100/?']);
  });

  it('cannot be told before a controller has reported', () => {
    const bare = { ...rollout(), status: undefined };
    expect(sharesOf([bare])).toEqual([]);
    expect(sharesOf([bare, pod('old')])).toEqual(['fraud-old: ?/?']);
  });
});

describe('what the router holds', () => {
  it('is believed before what the controller says it has set', () => {
    const status = weights(20, 80);
    expect(sharesOf([rollout({ status }), ...services, route(70, 30)])).toEqual(
      ['fraud-old: 80/70', 'fraud-new: 20/30'],
    );
  });

  it('is what the controller has set where no route can be read', () => {
    expect(
      sharesOf([rollout({ status: weights(20, 80) }), ...services]),
    ).toEqual(['fraud-old: 80/80', 'fraud-new: 20/20']);
  });

  it('counts weights of their maximum', () => {
    const trafficRouting = { nginx: {}, maxTrafficWeight: 1000 };
    const steps = [{ setWeight: 25 }];
    const status = { ...weights(25, 975), currentStepIndex: 0 };
    expect(
      sharesOf([rollout({ canary: { trafficRouting, steps }, status })]),
    ).toEqual(['fraud-old: 97.5/97.5', 'fraud-new: 2.5/2.5']);
  });

  it.each([
    ['a router has not confirmed', weights(20, 80, { verified: false })],
    ['are malformed', weights('20', 80)],
    ['nobody has reported', {}],
  ])('cannot be told by weights that %s', (_, status) => {
    expect(sharesOf([rollout({ status })])).toEqual([
      'fraud-old: 80/?',
      'fraud-new: 20/?',
    ]);
  });

  it('cannot be told of a route that no gateway serves', () => {
    expect(
      sharesOf([
        rollout({ status: weights(20, 80) }),
        ...services,
        route(80, 20, 'False'),
      ]),
    ).toEqual(['fraud-old: 80/?', 'fraud-new: 20/?']);
  });

  it('is the numbers of ready pods without a router', () => {
    const canary = { trafficRouting: undefined };
    const pods = [pod('old'), pod('old', 1), pod('old', 2), pod('new')];
    expect(sharesOf([rollout({ canary }), ...pods, service('fraud')])).toEqual([
      'fraud-old: 80/75',
      'fraud-new: 20/25',
    ]);
  });

  it('leaves out an experiment, which is no revision', () => {
    const additional = [{ weight: 10, podTemplateHash: 'exp' }];
    const status = weights(20, 70, { additional });
    expect(sharesOf([rollout({ status })])).toEqual([
      'fraud-old: 80/70',
      'fraud-new: 20/20',
    ]);
  });
});

describe('which preview is active', () => {
  const status = { blueGreen: { activeSelector: 'old' } };
  const base = rollout({ spec: BLUE_GREEN, status });

  it('is what the active Service selects', () => {
    expect(sharesOf([base, service('fraud', 'old')])).toEqual([
      'fraud-old: 100/100',
      'fraud-new: 0/0',
    ]);
    expect(sharesOf([base, service('fraud', 'new')])).toEqual([
      'fraud-old: 100/0',
      'fraud-new: 0/100',
    ]);
  });

  it('cannot be told without that Service', () => {
    const forbidden = { state: 'forbidden', reason: 'no' } as const;
    expect(sharesOf([base])).toEqual(['fraud-old: 100/?', 'fraud-new: 0/?']);
    expect(
      sharesOf([base, service('fraud', 'old')], { services: forbidden }),
    ).toEqual(['fraud-old: 100/?', 'fraud-new: 0/?']);
  });
});

describe('the revisions', () => {
  it('are told of in order, with those on their way out', () => {
    const raw = [rollout(), pod('older'), pod('new'), pod('old')];
    expect(
      serviceOf(raw).revisions.map(
        ({ name, role, pods, replicas }) =>
          `${name} ${role} ${pods.length}/${replicas.wanted}`,
      ),
    ).toEqual([
      'fraud-old stable 1/4',
      'fraud-new canary 1/1',
      'fraud-older retired 1/1',
    ]);
  });

  it('have the version of their own pods, not of the spec', () => {
    const raw = [rollout(), pod('new'), pod('old')];
    expect(serviceOf(raw).revisions.map(r => r.modelVersion)).toEqual([
      'old',
      'new',
    ]);
    const [stable, canary] = serviceOf([rollout()]).revisions;
    expect(stable?.modelVersion).toHaveProperty('unknown');
    expect(canary?.modelVersion).toBe('v2');
  });

  it('claims no pods of a Rollout with a longer name', () => {
    const stranger = pod('new', 1, {
      metadata: {
        name: 'fraud-api-new-1',
        labels: { 'rollouts-pod-template-hash': 'new' },
        ownerReferences: [
          { kind: 'ReplicaSet', name: 'fraud-api-new', controller: true },
        ],
      },
    });
    expect(serviceOf([rollout(), stranger]).revisions[1]?.pods).toEqual([]);
  });

  it('have a shadow while a step mirrors requests', () => {
    const mirroring = route(100, 0);
    const { rules } = mirroring.spec as { rules: Raw[] };
    Object.assign(rules[0] ?? {}, {
      filters: [{ requestMirror: { backendRef: { name: 'fraud-canary' } } }],
    });
    const raw = [rollout(), ...services];
    expect(serviceOf([...raw, mirroring]).revisions[1]?.role).toBe('shadow');
    expect(serviceOf([...raw, route(100, 0)]).revisions[1]?.role).toBe(
      'canary',
    );
  });

  it('takes the stable one for smaller where it shrinks as the canary grows', () => {
    const canary = { dynamicStableScale: true };
    const status = { replicas: 3, updatedReplicas: 1 };
    expect(
      serviceOf([rollout({ canary, status })]).revisions.map(
        ({ replicas }) => replicas.wanted,
      ),
    ).toEqual([2, 1]);
  });
});
