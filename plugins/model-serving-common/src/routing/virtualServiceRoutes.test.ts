import {
  type Raw,
  assemble,
  deployment,
  pair,
  programmed,
  rolesOf,
  service,
} from '../platforms/deployment/testing/workloadFixtures';

function virtualService(http: Raw[], hosts: string[] = []) {
  return {
    kind: 'VirtualService',
    metadata: { name: 'fraud' },
    spec: { hosts, http },
  };
}

const to = (host: string, weight?: number, subset?: string) => ({
  destination: { host, subset },
  weight,
});

function sharesOf(...raw: Raw[]) {
  return assemble([...pair, ...raw])[0]?.revisions.map(programmed);
}

describe('the split by a VirtualService', () => {
  it('is by hosts, short or long, within the namespace', () => {
    const long = 'fraud-v2.team.svc.cluster.local';
    const http = [{ route: [to('fraud-v1.team', 90), to(long, 10)] }];
    expect(sharesOf(virtualService(http))).toEqual([90, 10]);
  });

  it('is not by a Service of the same name in another namespace', () => {
    const http = [
      { route: [to('fraud-v1', 90), to('fraud-v2.other.svc', 10)] },
    ];
    expect(sharesOf(virtualService(http))).toEqual([90, 0]);
  });

  it('is by the subsets of a DestinationRule', () => {
    const rule = {
      kind: 'DestinationRule',
      metadata: { name: 'fraud' },
      spec: {
        host: 'fraud',
        subsets: ['v1', 'v2'].map(version => ({
          name: version,
          labels: { version },
        })),
      },
    };
    const http = [{ route: [to('fraud', 70, 'v1'), to('fraud', 30, 'v2')] }];
    const shared = service('fraud', { app: 'fraud' });
    expect(sharesOf(shared, rule, virtualService(http))).toEqual([70, 30]);
  });

  it('gives everything to a sole destination, whatever its weight', () => {
    expect(sharesOf(virtualService([{ route: [to('fraud-v1', 5)] }]))).toEqual([
      100, 0,
    ]);
  });

  it('is not changed by a route for some requests', () => {
    const http = [
      {
        match: [{ headers: { 'x-canary': { exact: 'yes' } } }],
        route: [to('fraud-v2')],
      },
      { route: [to('fraud-v1', 80), to('fraud-v2', 20)] },
    ];
    expect(sharesOf(virtualService(http))).toEqual([80, 20]);
  });

  it('makes a shadow of what gets copies only', () => {
    const http = [{ route: [to('fraud-v1')], mirror: { host: 'fraud-v2' } }];
    expect(rolesOf([...pair, virtualService(http)])).toEqual([
      'fraud-v1: stable',
      'fraud-v2: shadow',
    ]);
  });

  it('is reached at hosts outside of the mesh', () => {
    const http = [{ route: [to('fraud-v1')] }];
    const hosts = ['fraud.example.com', '*.example.com', 'fraud', 'a.team.svc'];
    const [found] = assemble([
      deployment('v1'),
      service('fraud-v1', { version: 'v1' }),
      virtualService(http, hosts),
    ]);
    expect(
      found?.endpoints.filter(e => e.reach === 'external').map(e => e.url),
    ).toEqual(['http://fraud.example.com']);
  });

  it('is not by ready pods where connections are split, nor told at all', () => {
    const spec = { tcp: [{ route: [to('fraud-v1', 90), to('fraud-v2', 10)] }] };
    const raw = { ...virtualService([]), spec };
    const shared = service('fraud', { app: 'fraud' });
    expect(sharesOf(shared, raw)?.[0]).toContain(
      'VirtualService/fraud splits connections by tcp or tls',
    );
    // Connections to somebody else are none of the service's business.
    const other = { ...raw, spec: { tls: [{ route: [to('other', 1)] }] } };
    expect(sharesOf(shared, other)).toEqual([50, 50]);
  });
});
