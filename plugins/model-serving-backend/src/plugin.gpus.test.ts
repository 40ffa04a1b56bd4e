import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import {
  gpuFitSchema,
  gpuHistorySchema,
  type GpuReport,
  gpuReportSchema,
} from '@modeldeck/plugin-model-serving-common';
import { loadScenario, SimulatedCluster } from '@modeldeck/simulated-cluster';
import request from 'supertest';
import { parse } from 'yaml';
import modelServingPlugin from './index';

jest.setTimeout(60_000);

const SCENARIO = loadScenario('gpu-canary-at-zero');
const PATH = '/api/model-serving';

describe('the plugin, on accelerators', () => {
  let folder: string;
  let cluster: SimulatedCluster;
  let backend: TestBackend;
  const scheduler = mockServices.scheduler.mock();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'model-serving-'));
    cluster = await SimulatedCluster.start({ name: 'west' });
    await cluster.load(SCENARIO);
    const path = join(folder, 'kubeconfig');
    // As JSON, which is YAML too: Jest does not load the YAML parser on demand.
    await writeFile(path, JSON.stringify(parse(cluster.kubeconfig())));
    backend = await startTestBackend({
      features: [
        modelServingPlugin,
        scheduler.factory,
        mockServices.rootConfig.factory({
          data: {
            modelServing: {
              clusters: [{ name: 'west', kubeconfig: { path } }],
              gpuPools: { roles: [{ role: 'canaries', match: {} }] },
            },
          },
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend.stop();
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  async function reportWhen(
    isExpected: (report: GpuReport) => boolean,
  ): Promise<GpuReport> {
    for (;;) {
      const { body } = await request(backend.server).get(`${PATH}/gpu`);
      const report = gpuReportSchema.parse(body);
      if (isExpected(report)) {
        return report;
      }
    }
  }

  const wholeReport = () =>
    reportWhen(
      ({ clusters, services }) =>
        clusters.every(({ gaps }) => gaps.length === 0) && services.length > 0,
    );

  it('tells which revision holds what, and what is held for nothing', async () => {
    const report = await wholeReport();
    expect(report.pools).toMatchObject([
      { name: 'canaries', amounts: [{ capacity: 8, allocated: 6, free: 2 }] },
    ]);
    expect(report.services).toMatchObject([
      {
        name: 'fraud',
        revisions: [
          { revision: 'fraud-v1', accelerators: [{ count: 4 }] },
          {
            revision: 'fraud-v2',
            accelerators: [{ count: 2 }],
            heldForNothing: expect.any(String),
          },
        ],
      },
    ]);
    expect(new Set(report.holders.map(each => each.class))).toEqual(
      new Set(['serving']),
    );
  });

  it('asks the cluster nothing for a viewer but how devices are used', async () => {
    await wholeReport();
    const before = cluster.requests.length;
    for (let viewer = 0; viewer < 5; viewer++) {
      await request(backend.server).get(`${PATH}/gpu`).expect(200);
    }
    const asked = cluster.requests
      .slice(before)
      .filter(({ query }) => !`${query.labelSelector ?? ''}`.match('exporter'));
    expect(asked).toEqual([]);
  });

  it('tells what a service holds', async () => {
    const { services, holders } = await wholeReport();
    const { body } = await request(backend.server).get(
      `${PATH}/services/${encodeURIComponent(services[0]!.service)}/gpu`,
    );
    expect(body).toEqual({ service: services[0], holders });
  });

  it.each([
    [2, 'yes'],
    [3, 'no'],
  ])('tells whether %d devices fit: %s', async (count, fits) => {
    await wholeReport();
    const { body } = await request(backend.server)
      .post(`${PATH}/gpu/fit`)
      .send({
        replicas: 1,
        accelerators: [{ resource: 'nvidia.com/gpu', count }],
        tolerations: 'any',
      });
    expect(gpuFitSchema.parse(body)).toMatchObject({ fits });
  });

  it('keeps what was held, minute by minute', async () => {
    const { pools } = await wholeReport();
    const task = scheduler.scheduleTask.mock.calls
      .map(([each]) => each)
      .find(({ id }) => id === 'gpu-history');
    await task!.fn(new AbortController().signal);
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const { body } = await request(backend.server)
      .get(`${PATH}/gpu/history`)
      .query({ cluster: 'west', pool: pools[0]!.id, from });
    expect(gpuHistorySchema.parse(body).series).toMatchObject([
      {
        resource: 'nvidia.com/gpu',
        mode: 'whole',
        points: [{ capacity: 8, allocated: 6, free: 2 }],
      },
    ]);
  });
});
