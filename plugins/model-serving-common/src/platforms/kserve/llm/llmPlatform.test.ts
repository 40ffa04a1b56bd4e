import { DEFAULT_SETTINGS } from '../../../settings/ServingSettings';
import type { TrafficShare } from '../../../model/types';
import type { ReadState } from '../../NamespaceObjects';
import { servicesOf } from '../../testing/namespaceOf';
import { llmPlatform } from './llmPlatform';

interface MemberParts {
  name: string;
  group?: string;
  weight?: number;
  created?: string;
  stop?: boolean;
  role?: string;
  spec?: object;
  ready?: string;
  members?: object[];
  conditions?: object[];
}

function member(parts: MemberParts) {
  const { name, group, weight, created = '2026-01-01T00:00:00Z' } = parts;
  return {
    apiVersion: 'serving.kserve.io/v1alpha2',
    kind: 'LLMInferenceService',
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-${name}`,
      creationTimestamp: created,
      labels: parts.role ? { 'modeldeck.io/role': parts.role } : undefined,
      annotations: parts.stop
        ? { 'serving.kserve.io/stop': 'True' }
        : undefined,
    },
    spec: {
      model: { uri: 'hf://org/llm:v1', name: 'org/llm' },
      router: { route: { group, weight } },
      ...parts.spec,
    },
    status: {
      conditions: [
        { type: 'Ready', status: parts.ready ?? 'True' },
        { type: 'RouterReady', status: 'True' },
        ...(parts.conditions ?? []),
      ],
      router: parts.members
        ? { group: { name: group, members: parts.members } }
        : undefined,
    },
  };
}

function routeOf(name: string, weights: Record<string, number>, path?: string) {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: `${name}-kserve-route`, namespace: 'team' },
    spec: {
      rules: [
        {
          matches: [{ path: { value: path ?? '/v1' } }],
          backendRefs: Object.entries(weights).map(([owner, weight]) => ({
            name: `${owner}-inference-pool`,
            kind: 'InferencePool',
            weight,
          })),
        },
      ],
    },
  };
}

const shown = (share: TrafficShare) =>
  'percent' in share ? share.percent : 'unknown';

function groupOf(
  objects: object[],
  states?: Readonly<Record<string, ReadState>>,
) {
  const [service, ...others] = servicesOf(objects, { states });
  expect(others).toEqual([]);
  return {
    service,
    lines: service?.revisions.map(
      ({ name, role, traffic }) =>
        `${name} ${role} ${shown(traffic.declared)}/${shown(
          traffic.programmed,
        )}`,
    ),
    rules: service?.findings.map(({ rule }) => rule),
  };
}

describe('a routing group', () => {
  const old = { name: 'a', group: 'chat', weight: 3 };
  const young = {
    name: 'b',
    group: 'chat',
    weight: 1,
    created: '2026-02-01T00:00:00Z',
  };

  it('is one service of all its members', () => {
    const { service, lines } = groupOf([member(young), member(old)]);
    expect(lines).toEqual(['a stable 75/unknown', 'b canary 25/unknown']);
    expect(service).toMatchObject({
      name: 'chat',
      kind: 'LLMInferenceServiceGroup',
      objects: [{ name: 'a' }, { name: 'b' }],
      model: { name: 'org/llm', version: 'v1' },
      createdAt: '2026-01-01T00:00:00Z',
    });
  });

  it('reads the weights that the routes hold', () => {
    const weights = { a: 90, b: 10 };
    const { lines } = groupOf([
      member(old),
      member(young),
      routeOf('a', weights),
      routeOf('b', weights),
    ]);
    expect(lines).toEqual(['a stable 75/90', 'b canary 25/10']);
  });

  it('passes over the rule that leads to one member only', () => {
    const direct = routeOf('a', { a: 1 }, '/team/a/v1');
    const shared = routeOf('b', { a: 1, b: 1 });
    const { lines } = groupOf([member(old), member(young), direct, shared]);
    expect(lines).toEqual(['a stable 75/50', 'b canary 25/50']);
  });

  it('cannot tell when the routes differ', () => {
    const { lines } = groupOf([
      member(old),
      member(young),
      routeOf('a', { a: 1 }),
      routeOf('b', { b: 1 }),
    ]);
    expect(lines).toEqual(['a stable 75/unknown', 'b canary 25/unknown']);
  });

  it('believes the status where routes may not be read', () => {
    const members = [
      { name: 'a', weight: 1 },
      { name: 'b', weight: 1 },
    ];
    const { lines } = groupOf(
      [member({ ...old, members }), member({ ...young, members })],
      {
        'httproutes.gateway.networking.k8s.io': {
          state: 'forbidden',
          reason: 'forbidden',
        },
      },
    );
    expect(lines).toEqual(['a stable 75/50', 'b canary 25/50']);
  });

  it('gives a stopped member nothing and retires it', () => {
    const { lines } = groupOf([member({ ...old, stop: true }), member(young)]);
    expect(lines).toEqual(['b stable 100/unknown', 'a retired 0/unknown']);
  });

  it('is stopped when all members are', () => {
    const { service } = groupOf([member({ ...old, stop: true })]);
    expect(service?.health.status).toBe('stopped');
  });

  it('is as unwell as its worst member', () => {
    const { service } = groupOf([
      member(old),
      member({ ...young, ready: 'False' }),
    ]);
    expect(service?.health.status).not.toBe('healthy');
  });

  it('is not healthy while KServe has not looked at a member', () => {
    const unseen = { ...member(young), status: undefined };
    const { service } = groupOf([member(old), unseen]);
    expect(service?.health.status).toBe('unknown');
  });

  it('tells when nobody has a weight', () => {
    const { lines, rules } = groupOf([
      member({ ...old, weight: 0 }),
      member({ ...young, weight: undefined }),
    ]);
    expect(lines).toEqual([
      'a stable unknown/unknown',
      'b canary unknown/unknown',
    ]);
    expect(rules).toEqual(['weights-all-zero']);
  });

  it('does not take a malformed weight for none', () => {
    const odd = member(young);
    Object.assign(odd.spec.router.route, { weight: 'some' });
    const { service, rules } = groupOf([member({ ...old, weight: 0 }), odd]);
    expect(service?.revisions[0]?.traffic.declared).toEqual({
      unknown: 'the weight of b is malformed',
    });
    expect(rules).toEqual(['malformed-field']);
  });

  it('tells when its status names a member that is not there', () => {
    const members = [{ name: 'gone', weight: 1 }];
    const { rules } = groupOf([member({ ...old, members })]);
    expect(rules).toContain('group-member-missing');
  });

  it('is another service than a single one of the same name', () => {
    const services = servicesOf([member(old), member({ name: 'chat' })]);
    expect(new Set(services.map(({ id }) => id)).size).toBe(2);
  });
});

describe('a single LLMInferenceService', () => {
  it.each([
    [{ replicas: 3 }, 3, 3],
    [{}, 1, 1],
    [{ scaling: { minReplicas: 2, maxReplicas: 5 } }, 2, 5],
    [{ scaling: { minReplicas: 2 } }, 2, { unknown: 'the spec sets no limit' }],
  ])('with %j scales between %j and %j', (spec, min, max) => {
    const { service } = groupOf([
      member({ name: 'llm', spec: { router: {}, ...spec } }),
    ]);
    expect(service?.scaling).toEqual({ min, max });
    expect(service?.revisions[0]?.traffic.programmed).toMatchObject({
      percent: 100,
    });
  });

  it.each(['True', 'Unknown'])(
    'is not healthy without its presets, although Ready is %s',
    ready => {
      const reason = 'ConfigNotFound';
      const { service } = groupOf([
        member({
          name: 'llm',
          ready,
          conditions: [{ type: 'PresetsCombined', status: 'False', reason }],
        }),
      ]);
      expect(service?.health).toMatchObject({ status: 'failed', reason });
    },
  );

  it('has no programmed traffic without a router', () => {
    const { service } = groupOf([
      member({ name: 'llm', spec: { router: undefined } }),
    ]);
    expect(service?.revisions[0]?.traffic.programmed).toEqual({
      unknown: 'its spec asks for no router',
    });
  });

  it('does not count pods as replicas when a replica spans several', () => {
    const { service } = groupOf([
      member({ name: 'llm', spec: { replicas: 1, worker: {} } }),
    ]);
    expect(service?.revisions[0]?.replicas.wanted).toEqual({
      unknown: 'a replica of it spans several pods',
    });
  });
});

describe('what is asked of the API server for one name', () => {
  it('includes all members of groups, since the name may be of any of them', () => {
    const [need] = llmPlatform.resources;
    expect(need?.named?.('a', DEFAULT_SETTINGS)).toEqual([
      { name: 'a' },
      { labelSelector: 'serving.kserve.io/routing-group' },
    ]);
  });
});
