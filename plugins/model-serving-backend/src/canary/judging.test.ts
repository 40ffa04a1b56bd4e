import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  type CanaryRun,
  known,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { type Manifest, SimulatedCluster } from '@modeldeck/simulated-cluster';
import { parse } from 'yaml';
import { FakeMetrics } from '../__fixtures__/FakeMetrics';
import { readServingConfig } from '../config/ServingConfig';
import { openDatabase } from '../database/openDatabase';
import type { Fleet } from '../fleet/Fleet';
import { startFleet } from '../fleet/startFleet';
import { later, now } from '../time';
import { CanaryWriter } from './CanaryWriter';
import { startJudging } from './startJudging';

jest.setTimeout(60_000);

const NAMESPACE = 'fraud-team';

/** So that canaries that began a moment ago have been there for a while. */
const tenMinutesOn = () => new Date(now().getTime() + 600_000);

/** Everything but the metrics is real: the API server, its controllers, the watches, the database. */
describe('the judge of a portal that nobody looks at', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let cluster: SimulatedCluster;
  let folder: string;
  let fleet: Fleet;
  const metrics = new FakeMetrics();
  const send = jest.fn();
  const createEvent = jest.fn();

  beforeEach(async () => {
    metrics.errorRate = 0.5;
    send.mockReset();
    createEvent.mockReset();
    createEvent.mockResolvedValue({ success: jest.fn(), fail: jest.fn() });
    folder = await mkdtemp(join(tmpdir(), 'judge-'));
    cluster = await SimulatedCluster.start({ name: 'west', controllers: true });
  });

  afterEach(async () => {
    await fleet.stop();
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  const version = (
    storageUri: string,
    { canary, metadata }: { canary?: number; metadata?: object } = {},
  ): Manifest => ({
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name: 'fraud',
      namespace: NAMESPACE,
      annotations: {
        'serving.kserve.io/deploymentMode': 'Serverless',
        'modeldeck.io/owner': 'fraud-team',
        'modeldeck.io/canary-auto-rollback': 'true',
      },
      ...metadata,
    },
    spec: {
      predictor: {
        ...(canary !== undefined && { canaryTrafficPercent: canary }),
        model: { modelFormat: { name: 'sklearn' }, storageUri },
      },
    },
  });

  async function apply(...manifests: Manifest[]) {
    for (const manifest of manifests) {
      await cluster.write(manifest);
      await cluster.settle();
    }
  }

  const service = () => fleet.list().items[0] as ModelService;

  async function startPortal(writable = true) {
    const path = join(folder, 'kubeconfig');
    // As JSON, which is YAML too: Jest does not load the YAML parser on demand.
    await writeFile(path, JSON.stringify(parse(cluster.kubeconfig())));
    const config = readServingConfig(
      new ConfigReader({
        modelServing: {
          clusters: [{ name: 'west', kubeconfig: { path }, writable }],
        },
      }),
    );
    const logger = mockServices.logger.mock();
    fleet = startFleet({ config, logger, now, later });
    const knex = await databases.init('SQLITE_3');
    let judge: () => Promise<unknown> = async () => {};
    const judging = await startJudging({
      config,
      fleet,
      logger,
      now: tenMinutesOn,
      metrics,
      writer: new CanaryWriter({ config, now }),
      database: await openDatabase(mockServices.database({ knex })),
      scheduler: mockServices.scheduler.mock({
        scheduleTask: async ({ fn }) => {
          judge = async () => fn(new AbortController().signal as never);
        },
      }),
      notifications: { send },
      auditor: mockServices.auditor.mock({ createEvent }),
    });
    return {
      judge: () => judge(),
      run: async (): Promise<CanaryRun | undefined> =>
        (await judging.journal.history(service().id)).canaries[0],
    };
  }

  const shares = () =>
    service().revisions.map(
      ({ traffic }) => known(traffic.programmed)?.percent,
    );
  const patches = () =>
    cluster.requests.filter(({ method }) => method === 'PATCH');

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      await new Promise(resolve => {
        setImmediate(resolve);
      });
    }
  }

  const untilCanary = () => until(() => service()?.revisions.length === 2);

  it('rolls a bad canary back where the policy says so, once, and tells of it', async () => {
    await apply(
      version('s3://models/v1'),
      version('s3://models/v2', { canary: 20 }),
    );
    const { judge, run } = await startPortal();
    await untilCanary();
    await judge();
    await until(() => shares().includes(100));
    expect(patches()).toHaveLength(1);
    await judge();
    await judge();
    expect(patches()).toHaveLength(1);
    const seen = await run();
    expect(seen?.outcome).toBe('rolled-back');
    expect(seen?.events.map(({ type, by }) => [type, by])).toEqual([
      ['began', undefined],
      ['decision-changed', undefined],
      ['rolled-back', 'policy'],
      ['ended', undefined],
    ]);
    expect(createEvent).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledTimes(1);
    expect(send.mock.calls[0]?.[0]).toMatchObject({
      recipients: { entityRef: 'group:default/fraud-team' },
      payload: {
        title: expect.stringContaining('was rolled back by its policy'),
      },
    });
  });

  it.each([
    [
      'nobody demands it',
      {
        annotations: {
          'serving.kserve.io/deploymentMode': 'Serverless',
          'modeldeck.io/owner': 'fraud-team',
        },
      },
      true,
    ],
    ['the cluster is only read', {}, false],
    [
      'a repository owns the service',
      {
        labels: {
          'kustomize.toolkit.fluxcd.io/name': 'fraud',
          'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
        },
      },
      true,
    ],
  ])(
    'writes nothing where %s, and tells the owner',
    async (_, metadata, writable) => {
      await apply(
        version('s3://models/v1', {
          metadata: { name: 'fraud', namespace: NAMESPACE, ...metadata },
        }),
        version('s3://models/v2', { canary: 20, metadata }),
      );
      const { judge } = await startPortal(writable);
      await untilCanary();
      await judge();
      await judge();
      expect(patches()).toHaveLength(0);
      expect(shares()).toEqual(expect.arrayContaining([80, 20]));
      expect(send).toHaveBeenCalledTimes(1);
    },
  );

  it('writes nothing for a canary that is well', async () => {
    metrics.errorRate = 0;
    await apply(
      version('s3://models/v1'),
      version('s3://models/v2', { canary: 20 }),
    );
    const { judge, run } = await startPortal();
    await untilCanary();
    await judge();
    expect(patches()).toHaveLength(0);
    expect((await run())?.outcome).toBe('in-flight');
  });
});
