import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_SETTINGS,
  type ExecuteRequest,
  type Plan,
  type PlanRequest,
  serviceId,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  type KubeClient,
  loadKubeconfig,
} from '@modeldeck/plugin-model-serving-node';
import { loadScenario, SimulatedCluster } from '@modeldeck/simulated-cluster';
import { CanaryWriter } from './CanaryWriter';

const SCENARIO = loadScenario('kserve-knative-canary-in-flight');
const FRAUD = {
  cluster: 'west',
  namespace: SCENARIO.namespace,
  kind: 'InferenceService',
  name: 'fraud',
};
const fraud = { ...FRAUD, id: serviceId(FRAUD) };
const promote: PlanRequest = { action: 'promote' };

describe('CanaryWriter', () => {
  let cluster: SimulatedCluster;
  let folder: string;
  let path: string;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({ name: 'west' });
    await cluster.load(SCENARIO);
    folder = await mkdtemp(join(tmpdir(), 'modeldeck-'));
    path = join(folder, 'kubeconfig');
    await writeFile(path, cluster.kubeconfig());
  });

  afterEach(async () => {
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  function writer(touch: (client: KubeClient) => void = () => {}) {
    const config = {
      key: 'modelServing.clusters[0]',
      access: { type: 'kubeconfig' as const, path },
    };
    return new CanaryWriter({
      config: {
        settings: DEFAULT_SETTINGS,
        clusters: [
          { ...config, name: 'west', writable: true },
          { ...config, name: 'quiet', writable: false },
        ],
      },
      now: () => new Date('2026-11-21T12:00:00Z'),
      connect: async ({ name }) => {
        const client = createKubeClient(await loadKubeconfig({ path, name }));
        touch(client);
        return client;
      },
    });
  }

  async function seen(request = promote): Promise<ExecuteRequest> {
    const outcome = await writer().plan(fraud, request);
    if (!('plan' in outcome)) {
      throw new Error(outcome.refusal.message);
    }
    // As it comes back from the browser.
    return { request, plan: JSON.parse(JSON.stringify(outcome.plan)) as Plan };
  }

  const patches = () =>
    cluster.requests.filter(({ method }) => method === 'PATCH');

  /** As somebody else would. */
  async function setPercent(canaryTrafficPercent: number): Promise<void> {
    const [isvc] = SCENARIO.objects.filter(
      ({ kind }) => kind === 'InferenceService',
    );
    const spec = isvc!.spec as { predictor: object };
    await cluster.apply([
      {
        ...isvc!,
        spec: {
          ...spec,
          predictor: { ...spec.predictor, canaryTrafficPercent },
        },
      },
    ]);
  }

  it('writes the plan that was confirmed, once', async () => {
    const confirmed = await seen();
    expect(patches()).toEqual([]);
    expect(await writer().execute(fraud, confirmed)).toMatchObject({
      state: 'written',
      plan: { action: 'promote', service: fraud.id },
    });
    expect(patches()).toHaveLength(1);
    expect(await writer().execute(fraud, confirmed)).toMatchObject({
      state: 'changed',
    });
    expect(patches()).toHaveLength(1);
  });

  it('never writes what it is sent', async () => {
    const { request, plan } = await seen();
    const [write] = plan.writes;
    const forged = {
      ...plan,
      writes: [{ ...write!, patch: { spec: { predictor: null } } }],
    };
    expect(
      await writer().execute(fraud, { request, plan: forged }),
    ).toMatchObject({ state: 'changed', outcome: { plan: expect.anything() } });
    expect(patches()).toEqual([]);
  });

  it('writes nothing when somebody else was there first, and plans again', async () => {
    const confirmed = await seen();
    await setPercent(50);
    expect(await writer().execute(fraud, confirmed)).toMatchObject({
      state: 'changed',
      outcome: {
        plan: { writes: [{ changes: [{ from: '50' }] }] },
      },
    });
    expect(patches()).toEqual([]);
  });

  it('plans again when somebody else writes at the same moment', async () => {
    const confirmed = await seen();
    const atTheSameMoment = writer(client => {
      const patch = client.patch.bind(client);
      client.patch = async (...write) => {
        await setPercent(30);
        return patch(...write);
      };
    });
    expect(await atTheSameMoment.execute(fraud, confirmed)).toMatchObject({
      state: 'changed',
      outcome: { plan: { writes: [{ changes: [{ from: '30' }] }] } },
    });
  });

  it('tells a refusal, and no write comes of it', async () => {
    const { plan } = await seen();
    const request: PlanRequest = { action: 'pause' };
    const outcome = await writer().plan(fraud, request);
    expect(outcome).toHaveProperty('refusal.instead');
    expect(await writer().execute(fraud, { request, plan })).toEqual({
      state: 'changed',
      outcome,
    });
    expect(patches()).toEqual([]);
  });

  it.each([
    ['may not be written', 'NotAllowedError', 'patch'],
    ['may not be read', 'ServiceUnavailableError', 'list'],
  ])('says that it %s', async (_, name, verb) => {
    const confirmed = await seen();
    cluster.faults.forbid({ resource: 'inferenceservices', verb });
    await expect(writer().execute(fraud, confirmed)).rejects.toMatchObject({
      name,
      message: expect.stringContaining('inferenceservices'),
    });
    expect(patches().length).toBeLessThanOrEqual(1);
  });

  it('says that a service is gone', async () => {
    await cluster.remove({
      ...FRAUD,
      apiVersion: 'serving.kserve.io/v1beta1',
    });
    await expect(writer().plan(fraud, promote)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('knows which clusters are written to, and what would change that', () => {
    expect(writer().whyNotWritable('west')).toBeUndefined();
    expect(writer().whyNotWritable('quiet')).toMatch(
      /only reads cluster "quiet"; .* modelServing\.clusters\[0\]\.writable$/,
    );
    expect(() => writer().whyNotWritable('other')).toThrow('No cluster');
  });
});
