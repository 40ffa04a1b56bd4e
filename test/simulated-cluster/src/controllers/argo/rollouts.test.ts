import type { ApiClient } from '../../client/ApiClient';
import { clientOf } from '../../client/clientOf';
import type { JsonObject } from '../../json/KubeObject';
import { listAt, numberAt, textAt, valueAt } from '../../json/read';
import { SimulatedCluster } from '../../SimulatedCluster';

const ROLLOUT = '/apis/argoproj.io/v1alpha1/namespaces/team/rollouts/web';
const ROUTE =
  '/apis/networking.istio.io/v1/namespaces/team/virtualservices/web';
const MERGE = 'application/merge-patch+json';

const ROUTED = {
  stableService: 'web-stable',
  canaryService: 'web-canary',
  trafficRouting: { istio: { virtualService: { name: 'web' } } },
};

function rollout(
  image: string,
  canary: object = ROUTED,
  steps: object[] = [{ setWeight: 20 }, { pause: {} }, { setWeight: 60 }],
) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web', namespace: 'team' },
    spec: {
      replicas: 5,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image }] },
      },
      strategy: { canary: { ...canary, steps } },
    },
  };
}

const VIRTUAL_SERVICE = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'web', namespace: 'team' },
  spec: {
    hosts: ['web'],
    http: [
      {
        route: [
          { destination: { host: 'web-stable' }, weight: 100 },
          { destination: { host: 'web-canary' }, weight: 0 },
          { destination: { host: 'elsewhere' }, weight: 0 },
        ],
      },
    ],
  },
};

describe('the controller of Rollouts', () => {
  let cluster: SimulatedCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({ controllers: true });
    client = clientOf(cluster);
    await cluster.write(VIRTUAL_SERVICE);
  });

  afterEach(async () => {
    client.close();
    await cluster.stop();
  });

  async function write(...args: Parameters<typeof rollout>) {
    await cluster.write(rollout(...args));
    await cluster.settle();
  }

  async function patchStatus(status: JsonObject) {
    await client.patch(`${ROLLOUT}/status`, MERGE, { status });
    await cluster.settle();
  }

  const body = async (path: string) => (await client.call(path)).body;

  const status = async () => (await body(ROLLOUT)).status as JsonObject;

  async function shares() {
    const [rule] = listAt(await body(ROUTE), 'spec', 'http');
    return listAt(rule, 'route').map(backend => numberAt(backend, 'weight'));
  }

  async function replicas() {
    const sets = listAt(
      await body('/apis/apps/v1/namespaces/team/replicasets'),
      'items',
    );
    return Object.fromEntries(
      sets.map(set => [
        textAt(
          listAt(set, 'spec', 'template', 'spec', 'containers')[0],
          'image',
        ),
        valueAt(set, 'status', 'readyReplicas'),
      ]),
    );
  }

  it('brings the first version up without any steps', async () => {
    await write('web:1');
    expect(await status()).toMatchObject({
      phase: 'Healthy',
      currentStepIndex: 3,
      readyReplicas: 5,
    });
    expect(await shares()).toEqual([100, 0, 0]);
  });

  it('moves the weight of a step and waits at the pause after it', async () => {
    await write('web:1');
    await write('web:2');
    expect(await status()).toMatchObject({
      phase: 'Paused',
      message: 'CanaryPauseStep',
      currentStepIndex: 1,
      controllerPause: true,
      pauseConditions: [{ reason: 'CanaryPauseStep' }],
      canary: { weights: { canary: { weight: 20 }, stable: { weight: 80 } } },
    });
    expect(await replicas()).toEqual({ 'web:1': 5, 'web:2': 1 });
    expect(await shares()).toEqual([80, 20, 0]);
  });

  it('points each Service at the pods of its version', async () => {
    for (const name of ['web-stable', 'web-canary']) {
      await cluster.write({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name, namespace: 'team' },
        spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
      });
    }
    const selected = async (name: string) =>
      valueAt(
        await body(`/api/v1/namespaces/team/services/${name}`),
        'spec',
        'selector',
      );
    await write('web:1');
    const first = (await status()).currentPodHash;
    await write('web:2');
    const { currentPodHash } = await status();
    expect(await selected('web-stable')).toEqual({
      app: 'web',
      'rollouts-pod-template-hash': first,
    });
    expect(await selected('web-canary')).toEqual({
      app: 'web',
      'rollouts-pod-template-hash': currentPodHash,
    });
  });

  it('goes on when somebody promotes it, and ends with the new version', async () => {
    await write('web:1');
    await write('web:2');
    await patchStatus({ pauseConditions: null });
    const { stableRS, currentPodHash, ...rest } = await status();
    expect(stableRS).toBe(currentPodHash);
    expect(rest).toMatchObject({ phase: 'Healthy', currentStepIndex: 3 });
    expect(rest).not.toHaveProperty('controllerPause');
    expect(await replicas()).toEqual({ 'web:1': 0, 'web:2': 5 });
    expect(await shares()).toEqual([100, 0, 0]);
  });

  it('skips all steps when somebody promotes it fully', async () => {
    await write('web:1');
    await write('web:2', ROUTED, [{ pause: {} }, { pause: {} }]);
    await patchStatus({ promoteFull: true });
    expect(await status()).toMatchObject({ phase: 'Healthy' });
    expect(await replicas()).toEqual({ 'web:1': 0, 'web:2': 5 });
  });

  it('gives everything back when somebody aborts it, and tries again when asked', async () => {
    await write('web:1');
    await write('web:2');
    await patchStatus({ abort: true });
    expect(await status()).toMatchObject({
      phase: 'Degraded',
      abort: true,
      currentStepIndex: 0,
    });
    expect(await replicas()).toEqual({ 'web:1': 5, 'web:2': 0 });
    expect(await shares()).toEqual([100, 0, 0]);

    await patchStatus({ abort: false });
    expect(await status()).toMatchObject({ phase: 'Paused' });
    expect(await shares()).toEqual([80, 20, 0]);
  });

  it('stays where it is while its spec is paused', async () => {
    await write('web:1');
    const spec = { paused: true };
    await client.patch(ROLLOUT, MERGE, { spec });
    await client.patch(ROLLOUT, MERGE, {
      spec: rollout('web:2').spec,
    });
    await cluster.settle();
    expect(await status()).toMatchObject({ phase: 'Paused' });
    expect(await shares()).toEqual([100, 0, 0]);
  });

  it('routes nothing to a canary that does not come up', async () => {
    await write('web:1');
    await write('web:broken');
    expect(await status()).toMatchObject({ phase: 'Progressing' });
    expect(await replicas()).toEqual({ 'web:1': 5, 'web:broken': 0 });
    expect(await shares()).toEqual([100, 0, 0]);
  });

  it('splits by replicas where no route is named', async () => {
    await write('web:1', {});
    await write('web:2', {});
    expect(await replicas()).toEqual({ 'web:1': 4, 'web:2': 1 });
    expect((await status()).canary).toEqual({});
  });

  it('programs an HTTPRoute through the plugin of the Gateway API', async () => {
    await cluster.write({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'web', namespace: 'team' },
      spec: {
        rules: [
          { backendRefs: [{ name: 'web-stable' }, { name: 'web-canary' }] },
        ],
      },
    });
    const canary = {
      ...ROUTED,
      trafficRouting: {
        plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'web' } },
      },
    };
    await write('web:1', canary);
    await write('web:2', canary);
    const route = await body(
      '/apis/gateway.networking.k8s.io/v1/namespaces/team/httproutes/web',
    );
    expect(listAt(route, 'spec', 'rules')).toEqual([
      {
        backendRefs: [
          { name: 'web-stable', weight: 80 },
          { name: 'web-canary', weight: 20 },
        ],
      },
    ]);
  });
});
