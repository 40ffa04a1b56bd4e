import type { ReadState } from '../platforms/NamespaceObjects';
import {
  gatewayRoute,
  inferencePool,
  programmedOf,
  type Raw,
  splitOf,
} from './testing/routes';

const FORBIDDEN: ReadState = { state: 'forbidden', reason: 'may not list' };
const ABSENT: ReadState = { state: 'absent', reason: 'not served' };
const POOL_GROUP = 'inference.networking.k8s.io';

const to = (name: string, weight: number, more: Raw = {}) => ({
  name,
  weight,
  ...more,
});
const toPool = (name: string, weight: number, group = POOL_GROUP) =>
  to(name, weight, { kind: 'InferencePool', group });

const http = (...backendRefs: Raw[]) =>
  gatewayRoute('HTTPRoute', [{ backendRefs }]);
const grpc = (...backendRefs: Raw[]) =>
  gatewayRoute('GRPCRoute', [{ backendRefs }]);

const rulesOf = (raw: Raw[]) => splitOf(raw).findings.map(f => f.rule);

describe('a GRPCRoute', () => {
  it('splits as an HTTPRoute does', () => {
    const split = splitOf([grpc(to('v1', 3), to('v2', 1))]);
    expect(split.source).toBe('GRPCRoute/fraud');
    expect(programmedOf(split)).toEqual([75, 25]);
  });

  it.each([
    ['a method', { method: { service: 'inference.v2' } }, [50, 50]],
    ['a header', { headers: [{ name: 'x-tester', value: 'yes' }] }, [90, 10]],
  ])(
    'counts a rule for %s beside one for all as it should',
    (_, match, shares) => {
      const rules = [
        { matches: [match], backendRefs: [to('v1', 1), to('v2', 1)] },
        ...(shares[0] === 90
          ? [{ backendRefs: [to('v1', 90), to('v2', 10)] }]
          : []),
      ];
      expect(programmedOf(splitOf([gatewayRoute('GRPCRoute', rules)]))).toEqual(
        shares,
      );
    },
  );

  it('must give what an HTTPRoute to the same service gives', () => {
    const alike = [
      http(to('v1', 8), to('v2', 2)),
      grpc(to('v1', 4), to('v2', 1)),
    ];
    expect(programmedOf(splitOf(alike))).toEqual([80, 20]);
    const apart = [
      http(to('v1', 8), to('v2', 2)),
      grpc(to('v1', 1), to('v2', 1)),
    ];
    expect(programmedOf(splitOf(apart))).toBe(
      'HTTPRoute/fraud and GRPCRoute/fraud give different shares',
    );
    expect(rulesOf(apart)).toEqual(['routes-disagree']);
  });

  it('may be hidden, which takes nothing from an HTTPRoute that was read', () => {
    const states = { 'grpcroutes.gateway.networking.k8s.io': FORBIDDEN };
    const route = http(to('v1', 8), to('v2', 2));
    expect(programmedOf(splitOf([route], { states }))).toEqual([80, 20]);
    expect(programmedOf(splitOf([], { states }))).toBe(
      'grpcroutes.gateway.networking.k8s.io: may not list',
    );
  });
});

describe('an inference pool behind a route', () => {
  const pools = [
    inferencePool('p1', { version: 'v1' }),
    inferencePool('p2', { version: 'v2' }),
  ];

  it('leads to the pods that it selects', () => {
    const route = http(toPool('p1', 9), toPool('p2', 1));
    expect(programmedOf(splitOf([...pools, route]))).toEqual([90, 10]);
  });

  it('is told from one of the experimental group', () => {
    const group = 'inference.networking.x-k8s.io';
    const old = inferencePool(
      'p2',
      { version: 'v2' },
      { apiVersion: `${group}/v1alpha2` },
    );
    const route = http(toPool('p1', 1), toPool('p2', 1, group));
    expect(programmedOf(splitOf([pools[0]!, old, route]))).toEqual([50, 50]);
  });

  it('that is not there gets requests that nobody answers', () => {
    const raw = [http(to('v1', 1), toPool('gone', 1))];
    expect(programmedOf(splitOf(raw))).toEqual([50, 0]);
    expect(rulesOf(raw)).toEqual(['route-backend-unmatched']);
  });

  it.each([FORBIDDEN, ABSENT])('cannot be told of when pools are %j', state => {
    const states = { [`inferencepools.${POOL_GROUP}`]: state };
    const split = splitOf([http(to('v1', 1), toPool('p2', 1))], { states });
    expect(programmedOf(split)).toContain(
      'who answers behind InferencePool/p2 cannot be told',
    );
    expect(split.findings.map(f => f.rule)).toEqual(['route-backend-untold']);
  });

  it('that no gateway can use is an error', () => {
    const refused = inferencePool(
      'p1',
      { version: 'v1' },
      {
        status: {
          parents: [
            {
              parentRef: { name: 'public' },
              conditions: [
                { type: 'Accepted', status: 'True' },
                {
                  type: 'ResolvedRefs',
                  status: 'False',
                  reason: 'InvalidExtensionRef',
                  message: 'Service epp not found',
                },
              ],
            },
          ],
        },
      },
    );
    const { findings } = splitOf([refused, http(toPool('p1', 1))]);
    expect(findings).toMatchObject([
      {
        rule: 'inference-pool-refused',
        severity: 'error',
        subject: 'InferencePool/p1',
        cause:
          'Gateway/public cannot use InferencePool "p1": InvalidExtensionRef',
      },
    ]);
  });
});

describe('a backend that is no Service of the namespace', () => {
  it('in another namespace takes its share, and nobody says it is a mistake', () => {
    const raw = [http(to('v1', 4), to('v2', 1, { namespace: 'other' }))];
    const split = splitOf(raw);
    expect(programmedOf(split)).toEqual([80, 0]);
    expect(split.findings).toMatchObject([
      {
        rule: 'route-backend-elsewhere',
        severity: 'info',
        cause: expect.stringContaining('Service/v2 in namespace other'),
      },
    ]);
  });

  it('of a kind that is not read may be anybody, unless nothing is sent there', () => {
    const backend = { kind: 'Backend', group: 'gateway.envoyproxy.io' };
    const sent = splitOf([http(to('v1', 1), to('x', 1, backend))]);
    expect(programmedOf(sent)).toContain('a Backend is not read');
    const spared = splitOf([http(to('v1', 1), to('x', 0, backend))]);
    expect(programmedOf(spared)).toEqual([100, 0]);
    expect(spared.findings).toEqual([]);
  });
});
