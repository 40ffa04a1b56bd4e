import {
  assembleNamespace,
  NamespaceObjects,
  type Plan,
  planAction,
  type PlanRequest,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import { ApiClient, SimulatedCluster } from '@modeldeck/simulated-cluster';

/**
 * What a plan for a Rollout predicts, held against what a controller makes of its writes. It is
 * simulated, by the rules of Argo Rollouts; the predictions are not computed from its code.
 */

const NAMESPACE = 'team';

const STEPS = [
  { setWeight: 20 },
  { pause: {} },
  { setWeight: 60 },
  { pause: {} },
];

const ROUTED = {
  stableService: 'web-stable',
  canaryService: 'web-canary',
  trafficRouting: { istio: { virtualService: { name: 'web' } } },
};

function rollout(image: string, canary: object) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: {
      name: 'web',
      namespace: NAMESPACE,
      labels: { 'modeldeck.io/model-service': 'web' },
    },
    spec: {
      replicas: 5,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image }] },
      },
      strategy: { canary: { steps: STEPS, ...canary } },
    },
  };
}

function service(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: NAMESPACE },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
  };
}

const VIRTUAL_SERVICE = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'web', namespace: NAMESPACE },
  spec: {
    hosts: ['web'],
    http: [
      {
        route: [
          { destination: { host: 'web-stable' }, weight: 100 },
          { destination: { host: 'web-canary' }, weight: 0 },
        ],
      },
    ],
  },
};

describe('what a plan for a Rollout predicts', () => {
  let cluster: SimulatedCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({ controllers: true });
    client = new ApiClient({
      url: cluster.url,
      certificateAuthority: cluster.certificateAuthority,
      token: cluster.token(),
    });
  });

  afterEach(async () => {
    client.close();
    await cluster.stop();
  });

  function pathOf(apiVersion: string, plural: string) {
    const root = apiVersion.includes('/') ? 'apis' : 'api';
    return `/${root}/${apiVersion}/namespaces/${NAMESPACE}/${plural}`;
  }

  /** Version 2 in flight beside version 1, by a route or by nothing but pods. */
  async function inFlight(canary: object) {
    const route =
      canary === ROUTED
        ? [VIRTUAL_SERVICE, service('web-stable'), service('web-canary')]
        : [service('web')];
    for (const object of [...route, rollout('web:1', canary)]) {
      await cluster.write(object);
    }
    await cluster.settle();
    await cluster.write(rollout('web:2', canary));
    await cluster.settle();
  }

  async function readNamespace(): Promise<NamespaceObjects> {
    const objects = new Map();
    const states = new Map();
    const types = servingPlatforms
      .flatMap(({ resources }) => resources.map(({ type }) => type))
      .filter(({ namespaced }) => namespaced);
    for (const type of types) {
      const version = [type.group, type.versions[0]].filter(Boolean).join('/');
      const { body } = await client.call(pathOf(version, type.plural));
      const items = Array.isArray(body.items) ? body.items : [];
      objects.set(
        type.id,
        items.map(item => type.decode(item)),
      );
      states.set(type.id, { state: 'read' });
    }
    return new NamespaceObjects('simulated', NAMESPACE, '', {
      objects,
      states,
    });
  }

  async function readService() {
    const objects = await readNamespace();
    const found = assembleNamespace(objects, servingPlatforms).find(
      ({ kind }) => kind === 'Rollout',
    );
    if (!found) {
      throw new Error('there is no Rollout');
    }
    return { service: found, objects };
  }

  async function write({ writes }: Plan) {
    for (const { object, subresource, type, patch } of writes) {
      const path = `${pathOf(object.apiVersion, object.plural)}/${object.name}`;
      const { status } = await client.patch(
        subresource ? `${path}/${subresource}` : path,
        `application/${type}-patch+json`,
        patch,
      );
      expect(status).toBe(200);
    }
    await cluster.settle();
  }

  /** Plans and writes; what was predicted for the new version, and what came of it. */
  async function act(request: PlanRequest) {
    const { service: before, objects } = await readService();
    const outcome = planAction(request, before, {
      objects,
      platforms: servingPlatforms,
    });
    if ('refusal' in outcome) {
      return outcome.refusal.reason;
    }
    await write(outcome.plan);
    const { service: after } = await readService();
    return outcome.plan.after.map(({ revision, percent }) => {
      const share = after.revisions.find(r => r.name === revision)?.traffic
        .programmed ?? { percent: 0 };
      return [percent, 'percent' in share ? share.percent : share.unknown];
    });
  }

  const stableAndCanary = (stable: number, canary: number) => [
    [stable, stable],
    [canary, canary],
  ];

  describe.each([
    ['by a route', ROUTED],
    ['by the numbers of pods', {}],
  ])('%s', (_, canary) => {
    it.each<[string, PlanRequest[], unknown]>([
      ['goes on to the next pause', [{ action: 'promote' }], [40, 60]],
      [
        'goes to the end',
        [{ action: 'promote' }, { action: 'promote' }],
        [0, 100],
      ],
      [
        'goes to the end at once',
        [{ action: 'promote', full: true }],
        [0, 100],
      ],
      ['goes back', [{ action: 'rollback' }], [100, 0]],
      ['tries again', [{ action: 'rollback' }, { action: 'resume' }], [80, 20]],
      ['stays', [{ action: 'pause' }], [80, 20]],
      [
        'goes on after a pause by hand',
        [{ action: 'pause' }, { action: 'promote' }],
        [40, 60],
      ],
      [
        'waits on at the step after a pause by hand',
        [{ action: 'pause' }, { action: 'resume' }],
        [80, 20],
      ],
    ])('%s', async (__, requests, expected) => {
      await inFlight(canary);
      let told: unknown;
      for (const request of requests) {
        told = await act(request);
      }
      const [stable, share] = expected as [number, number];
      expect(told).toEqual(stableAndCanary(stable, share));
    });
  });

  it('is nothing where the write would have no effect', async () => {
    await inFlight(ROUTED);
    await act({ action: 'rollback' });
    expect(await act({ action: 'promote' })).toBe('aborted');
    expect(await act({ action: 'rollback' })).toBe('already-rolled-back');
    await act({ action: 'resume' });
    await act({ action: 'promote', full: true });
    expect(await act({ action: 'promote' })).toBe('no-canary');
    expect(await act({ action: 'rollback' })).toBe('needs-earlier-spec');
  });
});
