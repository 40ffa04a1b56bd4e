import { isUnknown } from '../../model/known';
import {
  FORBIDDEN,
  ABSENT,
  deployment,
  pod,
  service,
  route,
  to,
  services,
  split,
  assemble,
  programmed,
  sharesOf,
  pair,
} from './testing/workloadFixtures';

describe('who gets what', () => {
  it('is what every rule of the route says in proportion', () => {
    expect(sharesOf([...pair, split(3, 1)])).toEqual([75, 25]);
    expect(
      sharesOf([...pair, route([{ backendRefs: [to('v1'), to('v2')] }])]),
    ).toEqual([50, 50]);
  });

  it('is not changed by a rule for testers who set a header', () => {
    const rules = [
      {
        matches: [{ headers: [{ name: 'x-canary' }] }],
        backendRefs: [to('v2')],
      },
      { backendRefs: [to('v1', 90), to('v2', 10)] },
    ];
    expect(sharesOf([...pair, route(rules)])).toEqual([90, 10]);
  });

  it('counts what goes to somebody else, and says that it does', () => {
    const [found] = assemble([
      ...pair,
      route([{ backendRefs: [to('v1', 50), { name: 'other', weight: 50 }] }]),
    ]);
    expect(found?.revisions.map(programmed)).toEqual([50, 0]);
    expect(found?.findings).toMatchObject([
      {
        rule: 'route-backend-unmatched',
        cause: expect.stringContaining('Service/other'),
      },
    ]);
  });

  it('is what several routes say alike, and not told where they part', () => {
    const second = (a: number, b: number) => {
      const other = split(a, b);
      return { ...other, metadata: { name: 'inside' } };
    };
    expect(sharesOf([...pair, split(80, 20), second(4, 1)])).toEqual([80, 20]);
    const [found] = assemble([...pair, split(80, 20), second(1, 1)]);
    expect(found?.revisions.map(programmed)).toEqual(
      Array(2).fill(
        'HTTPRoute/fraud and HTTPRoute/inside give different shares',
      ),
    );
    expect(found?.findings.map(f => f.rule)).toEqual(['routes-disagree']);
  });

  it('is not told by a route that no gateway took beside one that was taken', () => {
    const refused = {
      ...route([{ backendRefs: [to('v2', 1)] }], []),
      metadata: { name: 'new' },
    };
    const [found] = assemble([...pair, refused, split(80, 20)]);
    expect(found?.revisions.map(programmed)).toEqual([80, 20]);
    expect(found?.health.status).toBe('healthy');
  });

  it('is not told when every weight is zero', () => {
    expect(sharesOf([...pair, split(0, 0)])).toEqual(
      Array(2).fill('rules[0]: every weight is zero'),
    );
  });

  it('is not told when a weight is malformed, and that is the reason', () => {
    const malformed = route([
      { backendRefs: [to('v1', 90), { ...to('v2'), weight: 'ten' }] },
      { backendRefs: [to('v1', 90), { ...to('v2'), weight: -1 }] },
    ]);
    const [found] = assemble([...pair, malformed]);
    expect(found?.revisions.map(programmed)).toEqual(
      Array(2).fill('rules[0]: the weight of Service/fraud-v2 is malformed'),
    );
    expect(found?.findings.map(f => f.rule)).toEqual(['malformed-field']);
  });

  it('is not told without a ready pod behind the Service of all versions', () => {
    const shared = service('fraud', { app: 'fraud' });
    const [found] = assemble([deployment('v1'), deployment('v2'), shared]);
    expect(found?.revisions[0]?.traffic).toMatchObject({
      declared: { percent: 50 },
      programmed: { unknown: 'none of its pods is ready' },
    });
    const odd = deployment('v2');
    Object.assign(odd.spec, { replicas: 'two' });
    expect(
      assemble([deployment('v1'), odd, shared])[0]?.revisions[0]?.traffic
        .declared,
    ).toEqual({
      unknown: 'Deployment/fraud-v2: spec.replicas is not a count',
    });
    const atZero = ['v1', 'v2'].map(v => deployment(v, { replicas: 0 }));
    expect(
      assemble([...atZero, shared])[0]?.revisions[0]?.traffic.declared,
    ).toEqual({ unknown: 'it wants no replicas' });
  });

  it('is accepted when one of two gateways takes the route', () => {
    const parents = [
      { conditions: [{ type: 'Accepted', status: 'False', reason: 'R' }] },
      {
        conditions: [
          { type: 'Accepted', status: 'True' },
          { type: 'ResolvedRefs', status: 'True' },
        ],
      },
    ];
    expect(
      sharesOf([...pair, route([{ backendRefs: [to('v1', 1)] }], parents)]),
    ).toEqual([100, 0]);
  });

  it('is not told when no gateway finds the backends', () => {
    const parents = [
      {
        conditions: [
          { type: 'Accepted', status: 'True' },
          { type: 'ResolvedRefs', status: 'False', reason: 'BackendNotFound' },
        ],
      },
    ];
    const [found] = assemble([
      ...pair,
      route([{ backendRefs: [to('v1', 1)] }], parents),
    ]);
    expect(isUnknown(found!.revisions[0]!.traffic.programmed)).toBe(true);
    expect(found?.findings.map(f => f.rule)).toEqual([
      'route-backends-unresolved',
    ]);
  });

  it('follows ready pods where one Service reaches all versions', () => {
    const raw = [
      deployment('v1', { replicas: 3 }),
      deployment('v2'),
      pod('v1', 'a'),
      pod('v1', 'b'),
      pod('v1', 'c'),
      pod('v2'),
      service('fraud', { app: 'fraud' }),
    ];
    expect(sharesOf(raw)).toEqual([75, 25]);
    const traffic = assemble(raw)[0]?.revisions[0]?.traffic;
    expect(traffic).toMatchObject({
      declared: { source: 'spec.replicas' },
      programmed: { source: 'the ready pods behind Service/fraud' },
    });
  });

  it('is not told where each version has a Service of its own and no route joins them', () => {
    expect(sharesOf(pair)[0]).toContain('no route splits requests');
    expect(sharesOf([deployment('v1')])[0]).toBe('no Service selects its pods');
  });

  it.each([
    'services',
    'httproutes.gateway.networking.k8s.io',
    'virtualservices.networking.istio.io',
  ])('is not told when %s cannot be listed, since a route may be there', id => {
    const raw = [deployment('v1'), service('fraud', { app: 'fraud' })];
    expect(sharesOf(raw)).toEqual([100]);
    expect(sharesOf(raw, { [id]: FORBIDDEN })).toEqual([`${id}: may not list`]);
  });

  it('does without kinds that the cluster does not serve', () => {
    const states = {
      'httproutes.gateway.networking.k8s.io': ABSENT,
      'virtualservices.networking.istio.io': ABSENT,
      'destinationrules.networking.istio.io': ABSENT,
    };
    expect(
      sharesOf([deployment('v1'), service('fraud', { app: 'fraud' })], states),
    ).toEqual([100]);
  });

  it('goes to nobody for a subset that no DestinationRule defines', () => {
    const virtualService = {
      kind: 'VirtualService',
      metadata: { name: 'fraud' },
      spec: {
        http: [
          {
            route: [
              { destination: { host: 'fraud-v1' }, weight: 60 },
              {
                destination: {
                  host: 'fraud-v2.team.svc.cluster.local',
                  subset: 'gone',
                },
                weight: 40,
              },
            ],
          },
        ],
      },
    };
    const [found] = assemble([...pair, virtualService]);
    expect(found?.revisions.map(programmed)).toEqual([60, 0]);
    expect(found?.findings.map(f => f.rule)).toEqual([
      'route-backend-unmatched',
    ]);
  });

  it('is declared by the annotation before the route', () => {
    const annotations = { 'modeldeck.io/traffic-percent': '50' };
    const [found] = assemble([
      deployment('v1', { annotations }),
      deployment('v2', {
        annotations: { 'modeldeck.io/traffic-percent': 'half' },
      }),
      ...services,
      split(90, 10),
    ]);
    expect(found?.revisions.map(r => r.traffic.declared)).toMatchObject([
      { percent: 50, source: 'annotation modeldeck.io/traffic-percent' },
      { unknown: expect.stringContaining('not a number') },
    ]);
    expect(found?.findings.map(f => f.rule)).toContain('traffic-disagreement');
  });
});
