import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  type GpuHoldings,
  gpuFitSchema,
  gpuHistorySchema,
  modelServiceReadPermission,
} from '@modeldeck/plugin-model-serving-common';
import express from 'express';
import request from 'supertest';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { gpuHolder, gpuPool, gpuReport } from '../__fixtures__/gpuReport';
import { clusterState, modelService } from '../__fixtures__/modelServices';
import {
  createModelServiceConditionalDecision,
  modelServiceConditions,
  modelServiceRules,
} from '../permissions/modelServiceRules';
import { createAuthorize } from '../permissions/ServiceAccess';
import { createGpuRouter } from './createGpuRouter';

const NOW = new Date('2026-11-21T12:00:00Z');
const fraud = modelService({ name: 'fraud' });
const search = modelService({ name: 'search', namespace: 'search' });
const idle = modelService({ name: 'idle' });
const east = clusterState({ name: 'east' });

const ofFraud = {
  service: fraud.id,
  cluster: 'west',
  namespace: 'fraud',
  name: 'fraud',
  kind: 'InferenceService',
  revisions: [],
};
const holders = [
  gpuHolder({ service: fraud.id }),
  gpuHolder({ service: search.id, namespace: 'search', pod: 'search-1' }),
];
const REPORT = gpuReport({
  clusters: [clusterState(), east],
  pools: [gpuPool(), gpuPool({ cluster: 'east' })],
  holders,
  services: [ofFraud],
});

function holdings(cluster: string, gpus: number): GpuHoldings {
  return {
    cluster,
    pools: [],
    nodes: [],
    holders: [],
    demand: [],
    quotas: [],
    schedulable: [
      {
        cluster,
        name: 'a',
        pool: `${cluster}/agentpool/serving`,
        product: 'Tesla-T4',
        labels: {},
        taints: [],
        unavailable: undefined,
        free: {
          'nvidia.com/gpu': gpus,
          cpu: 32,
          memory: 128 * 1024 ** 3,
          pods: 100,
        },
      },
    ],
    problems: [],
  };
}

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const IN_FRAUD = createModelServiceConditionalDecision(
  modelServiceReadPermission,
  {
    allOf: [
      modelServiceConditions.isNamespace({ namespaces: ['fraud'] }),
      modelServiceConditions.isCluster({ clusters: ['west'] }),
    ],
  },
);

function setup(
  decision: PolicyDecision = ALLOW,
  clusters = [clusterState(), east],
) {
  const fleet = new FakeFleet([fraud, search, idle], clusters);
  const rules = Object.values(modelServiceRules);
  const authorize = createAuthorize({
    permissions: mockServices.permissions.mock({
      authorizeConditional: async () => [decision],
    }),
    permissionsRegistry: mockServices.permissionsRegistry.mock({
      getPermissionRuleset: () => ({
        getRuleByName: (name: string) =>
          rules.find(rule => rule.name === name) as never,
      }),
    }),
  });
  const read = jest.fn(async () => [
    {
      series: {
        cluster: 'west',
        pool: gpuPool().id,
        resource: 'nvidia.com/gpu',
        mode: 'whole' as const,
      },
      steps: [
        {
          at: NOW.getTime() / 1000 - 3600,
          minutes: 60,
          capacity: 8,
          allocated: 4,
          free: 4,
          demand: 0,
          used: 2,
          usedMinutes: 60,
          idleHeld: 1,
          idleMinutes: 60,
        },
      ],
    },
  ]);
  const router = createGpuRouter({
    fleet,
    reports: {
      report: () => REPORT,
      snapshot: () => ({
        clusters,
        holdings: [holdings('west', 4), holdings('east', 8)],
      }),
    },
    history: { read },
    authorize,
    httpAuth: mockServices.httpAuth(),
    now: () => NOW,
  });
  return { app: express().use(router).use(mockErrorHandler()), read };
}

const historyPath = `/gpu/history?pool=${encodeURIComponent(gpuPool().id)}`;
const gpusOf = (id: string) => `/services/${encodeURIComponent(id)}/gpu`;

describe('createGpuRouter', () => {
  it('gives the report, and gives it again only when it says something new', async () => {
    const { app } = setup();
    const response = await request(app).get('/gpu');
    expect(response.body).toEqual(REPORT);
    expect(response.headers['cache-control']).toBe('private, no-cache');
    const again = await request(app)
      .get('/gpu')
      .set('if-none-match', response.headers.etag!);
    expect(again.status).toBe(304);
  });

  it('gives each caller what they may see of it', async () => {
    const { body } = await request(setup(IN_FRAUD).app).get('/gpu');
    expect(JSON.stringify(body)).not.toMatch('search');
    expect(body.holders).toHaveLength(2);
    expect(body.clusters).toMatchObject([{ name: 'west' }]);
  });

  it.each<['get' | 'post', string]>([
    ['get', '/gpu'],
    ['get', historyPath],
    ['get', gpusOf(fraud.id)],
    ['post', '/gpu/fit'],
  ])('refuses to %s %s without the permission', async (method, path) => {
    const { app } = setup({ result: AuthorizeResult.DENY });
    expect((await request(app)[method](path)).status).toBe(403);
  });

  describe('of one service', () => {
    it('tells what it holds', async () => {
      const { body } = await request(setup().app).get(gpusOf(fraud.id));
      expect(body).toEqual({ service: ofFraud, holders: [holders[0]] });
    });

    it('tells that it holds nothing', async () => {
      const { body } = await request(setup().app).get(gpusOf(idle.id));
      expect(body).toEqual({ holders: [] });
    });

    it('does not tell of one that the caller may not see', async () => {
      const { app } = setup(IN_FRAUD);
      expect((await request(app).get(gpusOf(search.id))).status).toBe(404);
    });
  });

  describe('of the past', () => {
    it('gives the points of a pool', async () => {
      const { app, read } = setup();
      const { body } = await request(app).get(`${historyPath}&cluster=west`);
      expect(gpuHistorySchema.parse(body)).toEqual(body);
      expect(body.series[0].points).toMatchObject([{ allocated: 4, used: 2 }]);
      expect(read).toHaveBeenCalledWith(
        expect.objectContaining({ cluster: 'west', step: 3600, to: NOW }),
      );
    });

    it.each([
      ['/gpu/history', 400],
      [`${historyPath}&from=never`, 400],
      [`${historyPath}&cluster=nowhere`, 404],
      [`${historyPath}&cluster=east`, 404],
    ])('answers %s with %d', async (path, status) => {
      const { app } = setup(IN_FRAUD);
      expect((await request(app).get(path)).status).toBe(status);
    });
  });

  describe('of what fits', () => {
    const wanted = {
      replicas: 2,
      accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
    };
    const fit = (app: express.Express, overrides: object = {}) =>
      request(app)
        .post('/gpu/fit')
        .send({ ...wanted, ...overrides });

    it('says where', async () => {
      const { body } = await fit(setup().app, { cluster: 'west' });
      expect(gpuFitSchema.parse(body)).toEqual(body);
      expect(body).toMatchObject({
        fits: 'yes',
        placements: [{ cluster: 'west', node: 'a', replicas: 2 }],
      });
    });

    it('looks at no cluster that the caller may not know of', async () => {
      const { body } = await fit(setup(IN_FRAUD).app, { replicas: 4 });
      expect(body).toMatchObject({ fits: 'no', replicasPlaced: 2 });
      expect(JSON.stringify(body)).not.toMatch('east');
    });

    it('cannot tell where a cluster was not read that may have nodes', async () => {
      const lost = clusterState({ reachable: false, error: 'refused' });
      const { app } = setup(ALLOW, [lost]);
      const { body } = await fit(app, { cluster: 'west', replicas: 9 });
      expect(body).toMatchObject({ fits: 'cannot-tell' });
    });

    it('takes a namespace in which the caller sees something', async () => {
      const { app } = setup(IN_FRAUD);
      expect((await fit(app, { namespace: 'fraud' })).status).toBe(200);
      expect((await fit(app, { namespace: 'search' })).status).toBe(404);
    });

    it.each([
      [{ replicas: 0 }, 400],
      [{ accelerators: 'all' }, 400],
      [{ cluster: 'nowhere' }, 404],
    ])('answers %j with %d', async (overrides, status) => {
      const { body, status: answered } = await fit(setup().app, overrides);
      expect(answered).toBe(status);
      expect(body.error.message).toMatch(/^[^\n]+$/);
    });
  });
});
