import { DESTINATION_RULES } from './destinationRule';
import { VIRTUAL_SERVICES } from './virtualService';

function http(raw: object) {
  const decoded = VIRTUAL_SERVICES.decode({ spec: { http: [raw] } });
  return { ...decoded.http[0]!, malformed: decoded.malformed };
}

function to(subset: string, weight?: unknown) {
  return { destination: { host: 'fraud', subset }, weight };
}

describe('VIRTUAL_SERVICES', () => {
  it('gives a sole destination everything and others without a weight nothing', () => {
    expect(http({ route: [to('v1')] }).destinations).toMatchObject([
      { weight: 100 },
    ]);
    expect(
      http({ route: [to('v1', 90), to('v2')] }).destinations,
    ).toMatchObject([
      { host: 'fraud', subset: 'v1', weight: 90 },
      { subset: 'v2', weight: 0 },
    ]);
  });

  it.each(['ten', -5])('makes no share of the weight %j', weight => {
    const { destinations, malformed } = http({
      route: [to('v1', 90), to('v2', weight)],
    });
    expect(destinations[1]?.weight).toBeUndefined();
    expect(malformed).toHaveLength(1);
  });

  it.each([
    [undefined, false],
    [[{ headers: { 'x-canary': { exact: 'yes' } } }], true],
    [[{ sourceLabels: { app: 'tester' } }], true],
    // A path is for everybody, as in an HTTPRoute.
    [[{ uri: { prefix: '/v2' } }], false],
    [[{ headers: {} }, { uri: { prefix: '/' } }], false],
    [[{ uri: { prefix: '/' }, queryParams: {} }], true],
  ])('tells routes for some clients from routes for all: %j', (match, some) => {
    expect(http({ match, route: [] }).conditional).toBe(some);
  });

  it('reads where tcp and tls lead connections', () => {
    const { connections } = VIRTUAL_SERVICES.decode({
      spec: { tcp: [{ route: [to('v1', 1)] }], tls: [{ route: [to('v2')] }] },
    });
    expect(connections).toMatchObject([{ subset: 'v1' }, { subset: 'v2' }]);
  });

  it('reads both ways to write mirrors', () => {
    const { mirrors } = http({
      mirror: { host: 'a' },
      mirrors: [{ destination: { host: 'b', subset: 's' } }],
    });
    expect(mirrors).toMatchObject([{ host: 'a' }, { host: 'b', subset: 's' }]);
  });
});

it('reads the labels of subsets', () => {
  const rule = DESTINATION_RULES.decode({
    spec: {
      host: 'fraud',
      subsets: [{ name: 'v1', labels: { version: 'v1' } }],
    },
  });
  expect(rule).toMatchObject({
    host: 'fraud',
    subsets: [{ name: 'v1', labels: { version: 'v1' } }],
  });
});
