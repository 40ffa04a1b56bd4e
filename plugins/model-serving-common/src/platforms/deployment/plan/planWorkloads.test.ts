import {
  afterOf,
  outcomeOf,
  planOf,
  promote,
  risksOf,
  rollback,
  setWeight,
  virtualService,
} from '../testing/planning';
import {
  deployment,
  pair,
  pod,
  route,
  service,
  services,
  split,
  to,
} from '../testing/workloadFixtures';

describe('a plan for plain workloads', () => {
  it('names who is at the backend and what it holds before it changes anything', () => {
    const { writes, undo, before } = planOf([...pair, split(80, 20)], promote);
    expect(writes).toMatchObject([
      {
        object: { kind: 'HTTPRoute', plural: 'httproutes', name: 'fraud' },
        type: 'json',
        patch: [
          {
            op: 'test',
            path: '/spec/rules/0/backendRefs/0/name',
            value: 'fraud-v1',
          },
          { op: 'test', path: '/spec/rules/0/backendRefs/0/weight', value: 80 },
          {
            op: 'test',
            path: '/spec/rules/0/backendRefs/1/name',
            value: 'fraud-v2',
          },
          { op: 'test', path: '/spec/rules/0/backendRefs/1/weight', value: 20 },
          {
            op: 'replace',
            path: '/spec/rules/0/backendRefs/0/weight',
            value: 0,
          },
          {
            op: 'replace',
            path: '/spec/rules/0/backendRefs/1/weight',
            value: 100,
          },
        ],
        summary: 'set 2 weights of HTTPRoute/fraud',
      },
    ]);
    expect(before.map(({ percent }) => percent)).toEqual([80, 20]);
    expect(undo).toBe('set the weights fraud-v1=80, fraud-v2=20 again');
  });

  it('adds a weight where none stands, which was 1', () => {
    const bare = route([{ backendRefs: [to('v1'), to('v2')] }]);
    const [write] = planOf([...pair, bare], setWeight(90, 10)).writes;
    expect(write?.patch).toEqual([
      {
        op: 'test',
        path: expect.stringMatching(/0\/name$/),
        value: 'fraud-v1',
      },
      {
        op: 'test',
        path: expect.stringMatching(/1\/name$/),
        value: 'fraud-v2',
      },
      { op: 'add', path: expect.stringMatching(/0\/weight$/), value: 90 },
      { op: 'add', path: expect.stringMatching(/1\/weight$/), value: 10 },
    ]);
  });

  it.each([
    ['promote', promote, [0, 100]],
    ['rollback', rollback, [100, 0]],
    ['set-weight', setWeight(99.5, 0.5), [99.5, 0.5]],
  ] as const)('predicts what follows: %s', (_, request, shares) => {
    expect(afterOf([...pair, split(80, 20)], request)).toEqual(shares);
  });

  it('promotes a candidate that the route leads to by nothing yet', () => {
    expect(afterOf([...pair, split(100, 0)], promote)).toEqual([0, 100]);
  });

  it('goes back to the version before once the new one has everything', () => {
    expect(afterOf([...pair, split(0, 100)], rollback)).toEqual([100, 0]);
  });

  it('sets the destinations of a VirtualService, subsets too', () => {
    const rule = {
      kind: 'DestinationRule',
      metadata: { name: 'fraud' },
      spec: {
        host: 'fraud',
        subsets: ['v1', 'v2'].map(name => ({
          name,
          labels: { version: name },
        })),
      },
    };
    const destination = (subset: string, weight: number) => ({
      destination: { host: 'fraud', subset },
      weight,
    });
    const raw = [
      ...pair,
      service('fraud', { app: 'fraud' }),
      rule,
      virtualService([
        { route: [destination('v1', 90), destination('v2', 10)] },
      ]),
    ];
    const { writes, after } = planOf(raw, setWeight(50, 50));
    expect(after.map(({ percent }) => percent)).toEqual([50, 50]);
    expect(writes[0]?.patch).toContainEqual({
      op: 'test',
      path: '/spec/http/0/route/1/destination/subset',
      value: 'v2',
    });
  });

  it('changes every rule that splits, and leaves those for testers', () => {
    const testers = {
      name: 'testers',
      matches: [{ headers: [{ name: 'x-canary' }] }],
      backendRefs: [to('v2', 1)],
    };
    const backendRefs = [to('v1', 80), to('v2', 20)];
    const raw = [
      ...pair,
      route([
        testers,
        { matches: [{ path: { value: '/a' } }], backendRefs },
        { matches: [{ path: { value: '/b' } }], backendRefs },
      ]),
    ];
    const plan = planOf(raw, promote);
    const paths = (plan.writes[0]?.patch as Array<{ op: string; path: string }>)
      .filter(({ op }) => op === 'replace')
      .map(({ path }) => path.split('/')[3]);
    expect(paths).toEqual(['1', '1', '2', '2']);
    expect(plan.risks).toContainEqual(
      expect.objectContaining({
        id: 'rule-left',
        detail: expect.stringContaining('rule "testers"'),
      }),
    );
  });

  it('changes a GRPCRoute together with the HTTPRoute', () => {
    const grpc = { ...split(4, 1), kind: 'GRPCRoute' };
    const { writes, risks } = planOf([...pair, split(80, 20), grpc], promote);
    expect(writes.map(({ object }) => object.kind)).toEqual([
      'HTTPRoute',
      'GRPCRoute',
    ]);
    expect(risks.map(({ id }) => id)).toContain('half-written');
  });
});

describe('the risks of a plan', () => {
  it('are the pods that stay and those that are missing', () => {
    const raw = [
      deployment('v1', { replicas: 2 }),
      deployment('v2'),
      pod('v1', 'a'),
      pod('v1', 'b'),
      pod('v2'),
      ...services,
      split(80, 20),
    ];
    expect(planOf(raw, promote).risks).toMatchObject([
      { id: 'keeps-running', detail: expect.stringContaining('fraud-v1') },
      {
        id: 'fewer-replicas',
        detail: '1 ready pods will answer what 3 answer now',
      },
    ]);
  });

  it('are copies that go on, and an annotation that says otherwise', () => {
    const [v1, ...others] = pair;
    const annotations = { 'modeldeck.io/traffic-percent': '80' };
    const mirror = { requestMirror: { backendRef: { name: 'fraud-v2' } } };
    const raw = [
      { ...v1!, metadata: { ...v1!.metadata, annotations } },
      ...others,
      route([{ backendRefs: [to('v1', 80), to('v2', 20)], filters: [mirror] }]),
    ];
    expect(risksOf(raw, promote)).toEqual(
      expect.arrayContaining(['mirror-stays', 'declared-elsewhere']),
    );
  });

  it('are none to speak of where everything is seen and ready', () => {
    expect(risksOf([...pair, split(80, 20)], setWeight(50, 50))).toEqual([]);
  });
});

it('never throws where an object is gone', () => {
  const { metadata } = deployment('v1');
  const bare = [{ kind: 'Deployment', metadata }, deployment('v2')];
  expect(outcomeOf(bare, promote)).toHaveProperty('refusal');
});
