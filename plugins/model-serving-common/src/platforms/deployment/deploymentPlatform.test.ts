import { NamespaceObjects, type ReadState } from '../NamespaceObjects';
import type { KubeObject } from '../../kubernetes/resourceType';
import { isUnknown } from '../../model/known';
import type { Revision } from '../../model/types';
import { assembleNamespace } from '../../fleet/assembleNamespace';
import { deploymentPlatform } from './deploymentPlatform';

type Raw = Record<string, unknown>;

const NO_VERSION = {
  unknown:
    'no label modeldeck.io/model-version, and its image has no tag that names a version',
};
const FORBIDDEN: ReadState = { state: 'forbidden', reason: 'may not list' };
const ABSENT: ReadState = { state: 'absent', reason: 'not served' };

function deployment(
  version: string,
  more: {
    age?: string;
    labels?: Raw;
    template?: Raw;
    annotations?: Raw;
    replicas?: number;
    image?: string;
  } = {},
) {
  const {
    age = version,
    labels = { 'modeldeck.io/model-service': 'fraud' },
    template = {},
    annotations = {},
    replicas = 1,
    image = `reg:5000/fraud:${version}`,
  } = more;
  return {
    kind: 'Deployment',
    metadata: {
      name: `fraud-${version}`,
      uid: version,
      creationTimestamp: age,
      labels,
      annotations,
      generation: 1,
    },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'fraud', version } },
      template: {
        metadata: { labels: { app: 'fraud', version, ...template } },
        spec: { containers: [{ name: 'c', image }] },
      },
    },
    status: {
      observedGeneration: 1,
      readyReplicas: replicas,
      conditions: [
        {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
        },
      ],
    },
  };
}

function pod(version: string, name = 'x') {
  return {
    kind: 'Pod',
    metadata: {
      name: `fraud-${version}-h-${name}`,
      labels: { 'pod-template-hash': 'h' },
      ownerReferences: [
        { kind: 'ReplicaSet', name: `fraud-${version}-h`, controller: true },
      ],
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

function service(name: string, selector: Raw) {
  return {
    kind: 'Service',
    metadata: { name },
    spec: { selector, ports: [{ port: 8080 }] },
  };
}

function route(
  rules: Raw[],
  parents: Raw[] = [{ conditions: [{ type: 'Accepted', status: 'True' }] }],
) {
  return {
    kind: 'HTTPRoute',
    metadata: { name: 'fraud' },
    spec: { hostnames: ['fraud.example.com'], rules },
    status: { parents },
  };
}

const to = (version: string, weight?: number) => ({
  name: `fraud-${version}`,
  weight,
});
const services = [
  service('fraud-v1', { version: 'v1' }),
  service('fraud-v2', { version: 'v2' }),
];
const split = (a: number, b: number) =>
  route([{ backendRefs: [to('v1', a), to('v2', b)] }]);

function assemble(raw: Raw[], states: Record<string, ReadState> = {}) {
  const objects = new Map<string, KubeObject[]>();
  const all = new Map<string, ReadState>();
  for (const { type } of deploymentPlatform.resources) {
    objects.set(
      type.id,
      raw.filter(o => o.kind === type.kind).map(o => type.decode(o)),
    );
    all.set(type.id, states[type.id] ?? { state: 'read' });
  }
  const namespace = new NamespaceObjects(
    'west',
    'team',
    '2026-01-01T00:00:00Z',
    { objects, states: all },
  );
  return assembleNamespace(namespace, [deploymentPlatform]);
}

function programmed({ traffic }: Revision): number | string {
  return isUnknown(traffic.programmed)
    ? traffic.programmed.unknown
    : traffic.programmed.percent;
}

function sharesOf(raw: Raw[], states: Record<string, ReadState> = {}) {
  return assemble(raw, states)[0]!.revisions.map(programmed);
}

function rolesOf(raw: Raw[]) {
  return assemble(raw)[0]!.revisions.map(r => `${r.name}: ${r.role}`);
}

const pair = [
  deployment('v1'),
  deployment('v2'),
  pod('v1'),
  pod('v2'),
  ...services,
];

describe('a plain Deployment', () => {
  it('is a model service only by its label, on itself or on its template', () => {
    expect(assemble([deployment('v1', { labels: {} })])).toEqual([]);
    const [found] = assemble([
      deployment('v1', {
        labels: {},
        template: { 'modeldeck.io/model-service': 'fraud' },
      }),
      deployment('v2'),
    ]);
    expect(found?.id).toBe('west/team/deployment/fraud');
    expect(found?.objects.map(o => o.name)).toEqual(['fraud-v1', 'fraud-v2']);
  });

  it('says what its marks say, without credentials', () => {
    const annotations = {
      'modeldeck.io/model-name': 'fraud-model',
      'modeldeck.io/model-format': 'sklearn',
      'modeldeck.io/storage-uri': 'https://u:p@h/m?sig=1',
      'modeldeck.io/owner': 'team-a',
    };
    expect(assemble([deployment('v1', { annotations })])[0]).toMatchObject({
      model: {
        name: 'fraud-model',
        version: 'v1',
        format: 'sklearn',
        storageUri: 'https://h/m',
      },
      owner: 'team-a',
      system: { unknown: expect.any(String) },
    });
  });

  it.each([
    [{ 'modeldeck.io/model-version': '7', version: '8' }, 'i:9', '7'],
    [{}, 'reg:5000/fraud:1.4.0@sha256:abc', '1.4.0'],
    [{}, 'reg:5000/fraud', NO_VERSION],
    [{}, 'fraud:latest', NO_VERSION],
  ])('takes its version from %j and %s', (marks, image, version) => {
    const labels = { 'modeldeck.io/model-service': 'fraud', ...marks };
    const raw = deployment('v1', { labels, image });
    raw.spec.template.metadata.labels.version = '';
    const [revision] = assemble([raw])[0]!.revisions;
    expect(revision?.modelVersion).toEqual(version);
  });

  it('lists its hosts and Services as endpoints', () => {
    expect(assemble([...pair, split(80, 20)])[0]?.endpoints).toEqual([
      { url: '//fraud.example.com', reach: 'external' },
      { url: 'http://fraud-v1.team.svc.cluster.local:8080', reach: 'cluster' },
      { url: 'http://fraud-v2.team.svc.cluster.local:8080', reach: 'cluster' },
    ]);
  });

  it('is scaled between the bounds of its autoscaler, else by its replicas', () => {
    const autoscaler = {
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'a' },
      spec: {
        scaleTargetRef: { kind: 'Deployment', name: 'fraud-v1' },
        minReplicas: 2,
        maxReplicas: 6,
      },
    };
    expect(assemble([...pair, autoscaler])[0]?.scaling).toEqual({
      min: 3,
      max: 7,
    });
    const states = { 'horizontalpodautoscalers.autoscaling': FORBIDDEN };
    expect(isUnknown(assemble(pair, states)[0]!.scaling.max)).toBe(true);
  });
});

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

describe('the role of a Deployment', () => {
  it('is stable for the oldest that takes requests', () => {
    expect(rolesOf([...pair, split(80, 20)])).toEqual([
      'fraud-v1: stable',
      'fraud-v2: canary',
    ]);
    expect(rolesOf([...pair, split(0, 100)])).toEqual([
      'fraud-v1: retired',
      'fraud-v2: stable',
    ]);
    expect(rolesOf([...pair, split(100, 0)])).toEqual([
      'fraud-v1: stable',
      'fraud-v2: candidate',
    ]);
  });

  it('is retired without replicas and requests', () => {
    const raw = [
      deployment('v1', { replicas: 0 }),
      deployment('v2'),
      ...services,
    ];
    expect(rolesOf(raw)).toEqual(['fraud-v1: retired', 'fraud-v2: stable']);
  });

  it('is shadow for what gets copies only', () => {
    const mirror = {
      type: 'RequestMirror',
      requestMirror: { backendRef: { name: 'fraud-v2' } },
    };
    const raw = [
      ...pair,
      route([{ backendRefs: [to('v1', 1)], filters: [mirror] }]),
    ];
    expect(rolesOf(raw)).toEqual(['fraud-v1: stable', 'fraud-v2: shadow']);
  });

  it('is what its label says, whoever is older', () => {
    const canary = {
      'modeldeck.io/model-service': 'fraud',
      'modeldeck.io/role': 'canary',
    };
    const raw = [
      deployment('v1', { labels: canary }),
      deployment('v2'),
      ...services,
      split(50, 50),
    ];
    expect(rolesOf(raw)).toEqual(['fraud-v1: canary', 'fraud-v2: stable']);
    const nonsense = { ...canary, 'modeldeck.io/role': 'king' };
    expect(rolesOf([deployment('v1', { labels: nonsense })])).toEqual([
      'fraud-v1: stable',
    ]);
  });
});

describe('what is read for one service', () => {
  const need = (id: string) =>
    deploymentPlatform.resources.find(({ type }) => type.id === id)!;
  const decoded = (raw: Raw) => need('deployments.apps').type.decode(raw);

  it('are Deployments that carry the name, or may carry it on their template', () => {
    expect(need('deployments.apps').named?.('fraud')).toEqual([
      { labelSelector: 'modeldeck.io/model-service=fraud' },
      { labelSelector: '!modeldeck.io/model-service' },
    ]);
  });

  it('are the pods of those Deployments alone', () => {
    const found = [
      decoded(deployment('v1')),
      decoded(deployment('v2', { labels: {} })),
    ];
    expect(need('pods').belongingTo?.(found)).toEqual([
      { labelSelector: 'app=fraud,version=v1' },
    ]);
  });

  it('is nothing more where no Deployment is a model service', () => {
    const found = [decoded(deployment('v2', { labels: {} }))];
    expect(need('services').belongingTo?.(found)).toEqual([]);
    expect(need('services').belongingTo?.([decoded(deployment('v1'))])).toEqual(
      [{ labelSelector: '' }],
    );
  });
});

it('does not call a service healthy whose pods may not be listed', () => {
  const [found] = assemble(
    [deployment('v1'), service('fraud', { app: 'fraud' })],
    { pods: FORBIDDEN },
  );
  expect(found?.health).toMatchObject({
    status: 'unknown',
    reason: 'PodsUnknown',
  });
  expect(found?.revisions[0]?.replicas).toEqual({ wanted: 1, ready: 1 });
});

it('makes services of whatever a list holds', () => {
  const labels = { 'modeldeck.io/model-service': 'x' };
  expect(
    assemble([
      { kind: 'Deployment', metadata: { labels }, spec: 'none', status: 7 },
    ]),
  ).toMatchObject([
    {
      name: 'x',
      health: { status: 'unknown' },
      findings: [{ rule: 'malformed-field' }],
    },
  ]);
});
