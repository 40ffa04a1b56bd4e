import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ModelService,
  type ModelServiceList,
  type Plan,
  type PlanRequest,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import { loadScenario, SimulatedCluster } from '@modeldeck/simulated-cluster';
import { FakeTiming } from '../__fixtures__/FakeTiming';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';
import { loadKubeconfig } from '../kube/kubeconfig/loadKubeconfig';
import { executePlan } from './executePlan';
import { planService } from './planService';
import { verifyPlan } from './verifyPlan';

const SCENARIO = loadScenario('kserve-knative-canary-in-flight');
const [ISVC] = SCENARIO.objects.filter(
  ({ kind }) => kind === 'InferenceService',
);

describe('a plan on a simulated cluster without controllers', () => {
  let cluster: SimulatedCluster;
  let folder: string;
  let client: KubeClient;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({ name: 'sim' });
    await cluster.load(SCENARIO);
    folder = await mkdtemp(join(tmpdir(), 'modeldeck-'));
    const path = join(folder, 'kubeconfig');
    await writeFile(path, cluster.kubeconfig());
    client = createKubeClient(await loadKubeconfig({ path }), {
      fieldManager: 'kubectl-model',
    });
  });

  afterEach(async () => {
    client.close();
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  const reading = () => ({
    client,
    platforms: servingPlatforms,
    namespace: SCENARIO.namespace,
    name: 'fraud',
    now: () => new Date('2026-11-21T12:00:00Z'),
  });

  const first = ({ items: [service], clusters }: ModelServiceList) => {
    if (!service) {
      throw new Error(`not found: ${clusters[0]?.error}`);
    }
    return service;
  };

  const plan = (request: PlanRequest = { action: 'promote' }) =>
    planService({ ...reading(), choose: first, request: () => request });

  async function planned(): Promise<{ plan: Plan; before: ModelService }> {
    const { outcome, service } = await plan();
    if (!('plan' in outcome)) {
      throw new Error(outcome.refusal.message);
    }
    return { plan: outcome.plan, before: service };
  }

  const patches = () =>
    cluster.requests.filter(({ method }) => method === 'PATCH');

  it('tells what changes field by field, from the whole object', async () => {
    const [write] = (await planned()).plan.writes;
    expect(write?.changes).toEqual([
      { path: 'spec.predictor.canaryTrafficPercent', from: '20' },
    ]);
  });

  it('refuses what a field manager gives away as a repository’s', async () => {
    const manager = 'kustomize-controller';
    await cluster.apply([
      {
        ...ISVC!,
        metadata: {
          ...ISVC!.metadata,
          managedFields: [{ manager, operation: 'Apply' }],
        },
      },
    ]);
    expect((await plan()).outcome).toMatchObject({
      refusal: {
        reason: 'owned-by-gitops',
        change: [{ patch: expect.anything() }],
      },
    });
  });

  it('takes a manager of the status for nobody', async () => {
    await cluster.apply([
      {
        ...ISVC!,
        metadata: {
          ...ISVC!.metadata,
          managedFields: [
            { manager: 'argocd-controller', subresource: 'status' },
          ],
        },
      },
    ]);
    expect((await plan()).outcome).toHaveProperty('plan');
  });

  it('says that it cannot tell who else writes what it may not get', async () => {
    cluster.faults.forbid({ resource: 'inferenceservices', verb: 'get' });
    const { plan: made } = await planned();
    expect(made.risks).toContainEqual(
      expect.objectContaining({ id: 'writers-unknown' }),
    );
    expect(made.writes[0]).not.toHaveProperty('changes');
  });

  it('writes as itself, and nothing on a dry run', async () => {
    const { plan: made } = await planned();
    await executePlan({ client, plan: made, dryRun: 'server' });
    expect((await planned()).plan.writes).toEqual(made.writes);
    await executePlan({ client, plan: made, dryRun: 'none' });
    expect(patches().map(({ query }) => query)).toEqual([
      {
        dryRun: 'All',
        fieldManager: 'kubectl-model',
        fieldValidation: 'Strict',
      },
      { fieldManager: 'kubectl-model', fieldValidation: 'Strict' },
    ]);
    await expect(
      executePlan({ client, plan: made, dryRun: 'none' }),
    ).rejects.toMatchObject({ kind: 'conflict' });
  });

  describe('is watched', () => {
    const timing = () => new FakeTiming();
    const verify = (
      of: Awaited<ReturnType<typeof planned>>,
      clock = timing(),
    ) => verifyPlan({ ...reading(), ...of, timeoutMs: 60_000, timing: clock });

    /** As the controller would write it. */
    const program = (shares: Record<string, number>) =>
      cluster.apply([
        {
          ...ISVC!,
          status: {
            ...(ISVC!.status as object),
            components: {
              predictor: {
                ...(ISVC!.status as { components: { predictor: object } })
                  .components.predictor,
                traffic: Object.entries(shares).map(
                  ([revisionName, percent]) => ({ revisionName, percent }),
                ),
              },
            },
          },
        },
      ]);

    it('until its traffic is as predicted', async () => {
      const made = await planned();
      const clock = timing();
      const sleep = clock.sleep.bind(clock);
      clock.sleep = async (ms, signal) => {
        await sleep(ms, signal);
        if (clock.slept.length === 3) {
          await program({ 'fraud-predictor-00002': 100 });
        }
      };
      expect(await verify(made, clock)).toMatchObject({
        state: 'reached',
        now: [
          { revision: 'fraud-predictor-00001', percent: 0 },
          { revision: 'fraud-predictor-00002', percent: 100 },
        ],
      });
      expect(clock.slept).toHaveLength(3);
    });

    it('for no longer than asked, and says what is not as predicted', async () => {
      const clock = timing();
      const begun = clock.now();
      expect(await verify(await planned(), clock)).toMatchObject({
        state: 'timed-out',
        reason:
          'fraud-predictor-00001 gets 80 %, not 0 %, fraud-predictor-00002 gets 20 %, not 100 %',
      });
      expect(clock.now() - begun).toBe(60_000);
    });

    it('for no longer, though the cluster never answers', async () => {
      const made = await planned();
      cluster.faults.hang({});
      const verification = verifyPlan({
        ...reading(),
        ...made,
        timeoutMs: 1,
        timing: timing(),
      });
      expect(await verification).toMatchObject({
        state: 'timed-out',
        reason: expect.stringContaining('cancelled'),
      });
    });

    it('through a cluster that does not answer for a while', async () => {
      const made = await planned();
      cluster.faults.fail({ resource: 'inferenceservices', status: 500 });
      const clock = timing();
      const sleep = clock.sleep.bind(clock);
      clock.sleep = async (ms, signal) => {
        await sleep(ms, signal);
        cluster.faults.clear();
        await program({ 'fraud-predictor-00002': 100 });
      };
      expect((await verify(made, clock)).state).toBe('reached');
    });

    it('to its end when the service is deleted', async () => {
      const made = await planned();
      const { namespace } = SCENARIO;
      await cluster.remove({
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
        namespace,
        name: 'fraud',
      });
      expect(await verify(made)).toEqual({
        state: 'gone',
        reason: 'InferenceService "fraud" is gone',
      });
    });

    it('to its end when the service fails', async () => {
      const made = await planned();
      await cluster.apply(
        SCENARIO.objects
          .filter(({ kind }) => kind === 'Pod')
          .map(pod => ({ ...pod, status: crashing(pod.status) })),
      );
      await program({ 'fraud-predictor-00001': 80 });
      expect((await verify(made)).state).toBe('failed');
    });

    function crashing(status: unknown) {
      return {
        ...(status as object),
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'False' }],
        containerStatuses: [
          {
            name: 'kserve-container',
            ready: false,
            restartCount: 9,
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            lastState: { terminated: { exitCode: 1, reason: 'Error' } },
          },
        ],
      };
    }
  });
});
