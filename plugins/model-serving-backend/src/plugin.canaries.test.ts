import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  canaryControlPermission,
  canaryHistorySchema,
  executionOutcomeSchema,
  planOutcomeSchema,
  serviceId,
} from '@modeldeck/plugin-model-serving-common';
import { loadScenario, SimulatedCluster } from '@modeldeck/simulated-cluster';
import request from 'supertest';
import { parse } from 'yaml';
import modelServingPlugin from './index';

jest.setTimeout(60_000);

const SCENARIO = loadScenario('kserve-knative-canary-in-flight');
const { namespace } = SCENARIO;
const promote = { action: 'promote' };

describe('the plugin, on canaries', () => {
  let folder: string;
  let cluster: SimulatedCluster;
  let backend: TestBackend;
  let mayControl: boolean;

  beforeEach(async () => {
    mayControl = true;
    folder = await mkdtemp(join(tmpdir(), 'model-serving-'));
    cluster = await SimulatedCluster.start({ name: 'west' });
    await cluster.load(SCENARIO);
    const path = join(folder, 'kubeconfig');
    // As JSON, which is YAML too: Jest does not load the YAML parser on demand.
    await writeFile(path, JSON.stringify(parse(cluster.kubeconfig())));
    const kubeconfig = { path };
    backend = await startTestBackend({
      features: [
        modelServingPlugin,
        mockServices.permissions.mock({
          authorizeConditional: async ([asked]) => [
            asked?.permission.name === canaryControlPermission.name &&
            !mayControl
              ? { result: AuthorizeResult.DENY }
              : { result: AuthorizeResult.ALLOW },
          ],
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            modelServing: {
              clusters: [
                { name: 'west', kubeconfig, writable: true },
                { name: 'quiet', kubeconfig },
              ],
            },
          },
        }),
      ],
    });
    await Promise.all(['west', 'quiet'].map(untilRead));
  });

  afterEach(async () => {
    await backend?.stop();
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  const at = (name: string, end = '') => {
    const kind = 'InferenceService';
    const id = serviceId({ cluster: name, namespace, kind, name: 'fraud' });
    return `/api/model-serving/services/${encodeURIComponent(id)}${end}`;
  };

  async function untilRead(name: string): Promise<void> {
    for (;;) {
      const { status } = await request(backend.server).get(at(name));
      if (status === 200) {
        return;
      }
    }
  }

  async function planOn(name: string) {
    const { body } = await request(backend.server)
      .post(at(name, '/plan'))
      .send({ request: promote })
      .expect(200);
    const outcome = planOutcomeSchema.parse(body);
    if (!('plan' in outcome)) {
      throw new Error(outcome.refusal.message);
    }
    return outcome.plan;
  }

  const execute = (name: string, plan: object) =>
    request(backend.server)
      .post(at(name, '/execute'))
      .send({ request: promote, plan });

  const writes = () =>
    cluster.requests.filter(({ method }) => method === 'PATCH').length;

  it('writes a plan once it is confirmed, and tells the next one of it', async () => {
    const plan = await planOn('west');
    const first = await execute('west', plan);
    expect(first.status).toBe(200);
    expect(executionOutcomeSchema.parse(first.body).state).toBe('written');
    const second = await execute('west', plan);
    expect(second.status).toBe(409);
    expect(executionOutcomeSchema.parse(second.body).state).toBe('changed');
    expect(writes()).toBe(1);
  });

  it('has a history of canaries, which begins empty', async () => {
    const { status, body } = await request(backend.server).get(
      at('west', '/canary/history'),
    );
    expect(status).toBe(200);
    expect(canaryHistorySchema.parse(body).canaries).toEqual([]);
  });

  it('only plans on a cluster that is not writable', async () => {
    const { status, body } = await execute('quiet', await planOn('quiet'));
    expect(status).toBe(403);
    expect(body.error.message).toContain('modelServing.clusters[1].writable');
    expect(writes()).toBe(0);
  });

  it('only plans for who has not the permission', async () => {
    mayControl = false;
    const { status, body } = await execute('west', await planOn('west'));
    expect(status).toBe(403);
    expect(body.error.message).toContain('model-serving.canary.control');
    expect(writes()).toBe(0);
    const control = await request(backend.server).get(at('west', '/control'));
    expect(control.body).toMatchObject({ allowed: false });
  });
});
