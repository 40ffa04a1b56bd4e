import { PODS } from '../../kubernetes/pod';
import { DEFAULT_SETTINGS } from '../../settings/ServingSettings';
import { namespaceOf, servicesOf } from '../testing/namespaceOf';
import { planAction } from '../../canary/plan/planAction';
import { RAY_SERVICES } from './rayService';
import { rayServicePlatform } from './rayServicePlatform';
import { rawRayPod, rawRayService } from './testing/rawRayService';

const platforms = [rayServicePlatform];

function serviceOf(
  raw: readonly object[],
  options?: Parameters<typeof servicesOf>[1],
) {
  const [service, ...others] = servicesOf(raw, { ...options, platforms });
  expect(others).toEqual([]);
  if (!service) {
    throw new Error('no service');
  }
  return service;
}

const head = (serve: string) =>
  rawRayPod('qwen-a', 'qwen-a-head', { type: 'head', serve });

describe('the pods of a RayCluster', () => {
  const worker = rawRayPod('qwen-a', 'qwen-a-worker-1', { gpus: 4 });

  it('are replicas where they take requests; a head that does not stands beside', () => {
    const service = serviceOf([rawRayService(), head('false'), worker]);
    expect(service.revisions[0]?.pods.map(({ name }) => name)).toEqual([
      'qwen-a-worker-1',
    ]);
    expect(service.components).toMatchObject([
      { name: 'qwen-a-head', kind: 'scheduler', replicas: { ready: 1 } },
    ]);
    expect(service.accelerators).toEqual([
      { resource: 'nvidia.com/gpu', count: 4 },
    ]);
  });

  it('include a head that takes requests itself', () => {
    const active = {
      rayClusterName: 'qwen-a',
      rayClusterStatus: { desiredWorkerReplicas: 0 },
    };
    const service = serviceOf([rawRayService({ active }), head('true')]);
    expect(service.components).toEqual([]);
    expect(service.revisions[0]?.replicas).toEqual({ wanted: 1, ready: 1 });
    expect(service.health.status).toBe('healthy');
  });

  it('are not claimed from another RayCluster', () => {
    const other = rawRayPod('notebook', 'notebook-worker-1', { gpus: 8 });
    expect(serviceOf([rawRayService(), other]).accelerators).toEqual([]);
  });

  it('stand for nothing when they could not be read: the spec says what is asked for', () => {
    const service = serviceOf([rawRayService()], {
      states: { pods: { state: 'forbidden', reason: 'may not list' } },
    });
    expect(service.accelerators).toEqual([
      { resource: 'nvidia.com/gpu', count: 16 },
    ]);
    expect(service.health).toMatchObject({
      status: 'unknown',
      message: expect.stringContaining('may not list'),
    });
  });

  it('are elsewhere when another controller manages the service', () => {
    const spec = { managedBy: 'kueue.x-k8s.io/multikueue' };
    const { health } = serviceOf([rawRayService({ spec })]);
    expect(health.message).toContain('runs it on another cluster');
  });
});

const containing = (text: string) => expect.stringContaining(text) as string;

describe('the traffic of a RayService', () => {
  const sharesOf = (parts: Parameters<typeof rawRayService>[0]) =>
    serviceOf([rawRayService(parts)]).revisions.map(
      ({ name, role, traffic: { declared, programmed } }) => [
        name,
        role,
        ...[declared, programmed].map(share =>
          'percent' in share ? share.percent : share.unknown,
        ),
      ],
    );
  const named = (rayClusterName: string, trafficRoutedPercent?: unknown) => ({
    rayClusterName,
    trafficRoutedPercent,
  });

  it('goes to the active cluster alone while another is pending', () => {
    expect(sharesOf({ pending: named('qwen-b') })).toEqual([
      ['qwen-a', 'stable', 0, 100],
      ['qwen-b', 'candidate', 100, 0],
    ]);
  });

  it.each([
    [100, 0, 'candidate', 100, 0],
    [60, 40, 'canary', 60, 40],
    [60, 30, 'canary', 'add up to 90', 'add up to 90'],
    [60, undefined, 'candidate', 'add up to 60', 'add up to 60'],
    [60, '40', 'candidate', 'is malformed', 'is malformed'],
    [60, 400, 'candidate', 'is malformed', 'is malformed'],
  ])(
    'is what KubeRay has routed in an incremental upgrade: %j and %j',
    (a, b, role, routedA, routedB) => {
      const shares = sharesOf({
        active: named('qwen-a', a),
        pending: named('qwen-b', b),
      });
      const told = shares.map(([, , , routed]) => routed);
      const wanted = [routedA, routedB].map(share =>
        typeof share === 'number' ? share : containing(share),
      );
      expect(told).toEqual(wanted);
      expect(shares[1]?.[1]).toBe(role);
    },
  );

  it('is to go back to the active cluster during a roll-back', () => {
    const conditions = [{ type: 'RollbackInProgress', status: 'True' }];
    const parts = {
      active: named('qwen-a', 80),
      pending: named('qwen-b', 20),
      conditions,
    };
    expect(sharesOf(parts)).toEqual([
      ['qwen-a', 'stable', 100, 80],
      ['qwen-b', 'canary', 0, 20],
    ]);
    expect(serviceOf([rawRayService(parts)]).rollout).toMatchObject({
      phase: 'RollbackInProgress',
      aborted: true,
    });
  });
});

describe('how far an upgrade has come', () => {
  it('is told in steps, with the applications that have to run', () => {
    const { rollout } = serviceOf([
      rawRayService({
        active: {
          rayClusterName: 'qwen-a',
          trafficRoutedPercent: 70,
          targetCapacity: 80,
        },
        pending: {
          rayClusterName: 'qwen-b',
          trafficRoutedPercent: 30,
          targetCapacity: 40,
          applicationStatuses: {
            llm: { status: 'DEPLOYING', message: 'token=hunter2 pulled' },
          },
        },
        spec: {
          upgradeStrategy: {
            type: 'NewClusterWithIncrementalUpgrade',
            clusterUpgradeOptions: { stepSizePercent: 15 },
          },
        },
      }),
    ]);
    expect(rollout).toEqual({
      controller: 'KubeRay',
      strategy: 'incremental',
      phase: 'UpgradeInProgress',
      message:
        'qwen-b gets 30 % of the requests at 40 % of its capacity, qwen-a the rest at 80 %',
      step: { index: 2, count: 7, title: '15 % more' },
      aborted: false,
      checks: [
        { name: 'llm', phase: 'DEPLOYING', message: 'token=[removed] pulled' },
      ],
    });
  });
});

describe('a RayService of an older KubeRay', () => {
  it.each([
    ['Running', 'healthy'],
    ['WaitForServeDeploymentReady', 'failed'],
    [undefined, 'unknown'],
  ])('is judged by status.serviceStatus %s: %s', (serviceStatus, expected) => {
    const service = serviceOf([
      rawRayService({
        apiVersion: 'ray.io/v1alpha1',
        conditions: [],
        status: { serviceStatus },
      }),
    ]);
    expect(service.health.status).toBe(expected);
    expect(service.findings).toEqual([]);
  });
});

describe('where a RayService is called', () => {
  it('is the Service in front, by the port that the head names', () => {
    expect(serviceOf([rawRayService()]).endpoints).toEqual([
      { url: 'http://qwen-serve-svc.team.svc:9000', reach: 'cluster' },
    ]);
    const spec = { serveService: { metadata: { name: 'llm' } } };
    expect(serviceOf([rawRayService({ spec })]).endpoints[0]?.url).toBe(
      'http://llm.team.svc:9000',
    );
  });

  it('is not told in incremental mode: KubeRay reports no address of the Gateway', () => {
    const upgradeStrategy = { type: 'NewClusterWithIncrementalUpgrade' };
    expect(
      serviceOf([rawRayService({ spec: { upgradeStrategy } })]).endpoints,
    ).toEqual([]);
  });
});

describe('the applications of a RayService', () => {
  it('are drawn up to a bound, and the rest counted', () => {
    const applicationStatuses = Object.fromEntries(
      Array.from({ length: 203 }, (_, index) => [
        `app-${index}`,
        { status: 'RUNNING' },
      ]),
    );
    const active = { rayClusterName: 'qwen-a', applicationStatuses };
    const { graph } = serviceOf([rawRayService({ active })]).revisions[0] ?? {};
    expect([graph?.nodes.length, graph?.omitted]).toEqual([200, 3]);
  });

  it.each(['DEPLOY_FAILED', 'UNHEALTHY'])('are told when %s', status => {
    const active = {
      rayClusterName: 'qwen-a',
      applicationStatuses: {
        llm: {
          status,
          message: 'boom',
          serveDeploymentStatuses: {
            Router: { status: 'HEALTHY' },
            Model: { status: 'UNHEALTHY', message: 'CUDA out of memory' },
          },
        },
      },
    };
    const [finding] = serviceOf([rawRayService({ active })]).findings;
    expect(finding).toMatchObject({
      rule: 'ray-application-failed',
      subject: 'RayService/qwen',
      evidence: [
        { detail: `llm: ${status} boom` },
        { detail: 'llm/Model: UNHEALTHY CUDA out of memory' },
      ],
    });
  });
});

describe('the plans for a RayService', () => {
  it.each([
    ['promote', {}, 'no-canary'],
    ['promote', { rayClusterName: 'qwen-b' }, 'weight-owned-by-controller'],
    ['rollback', {}, 'needs-earlier-spec'],
    ['rollback', { rayClusterName: 'qwen-b' }, 'needs-earlier-spec'],
    ['pause', { rayClusterName: 'qwen-b' }, 'nothing-to-pause'],
    ['resume', {}, 'nothing-to-pause'],
    ['start-canary', {}, 'weight-owned-by-controller'],
  ] as const)('refuse to %s with pending %j: %s', (action, pending, reason) => {
    const raw = [rawRayService({ pending })];
    const request =
      action === 'start-canary'
        ? { action, version: { image: 'ray:2' }, percent: 10 }
        : { action };
    const outcome = planAction(request, serviceOf(raw), {
      objects: namespaceOf(raw, { platforms }),
      platforms,
    });
    expect(outcome).toMatchObject({
      refusal: { reason, instead: expect.stringMatching(/\w+ \w+/) },
    });
  });
});

describe('what is asked of the API server', () => {
  it('is, for one service, the pods of the clusters that its status names', () => {
    const need = rayServicePlatform.resources.find(
      ({ type }) => type.id === PODS.id,
    );
    const selections = (pending: object) =>
      need?.belongingTo?.(
        [RAY_SERVICES.decode(rawRayService({ pending }))],
        DEFAULT_SETTINGS,
      );
    expect(selections({ rayClusterName: 'qwen-b' })).toEqual([
      { labelSelector: 'ray.io/cluster in (qwen-a,qwen-b)' },
    ]);
    expect(selections({ rayClusterName: 'x) or (y' })).toEqual([
      { labelSelector: 'ray.io/cluster in (qwen-a)' },
    ]);
  });
});
