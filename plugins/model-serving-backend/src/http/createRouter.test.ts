import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  type GpuPoolIdentity,
  gpuPoolListSchema,
  modelServiceReadPermission,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import express from 'express';
import request from 'supertest';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { clusterState, modelService } from '../__fixtures__/modelServices';
import {
  createModelServiceConditionalDecision,
  modelServiceConditions,
  modelServiceRules,
} from '../permissions/modelServiceRules';
import { createAuthorize } from '../permissions/ServiceAccess';
import { createRouter } from './createRouter';
import { ViewerStreams } from './ViewerStreams';

const arn = 'arn:aws:eks:eu:1:cluster/prod';
const fraud = modelService({ cluster: 'west', namespace: 'fraud' });
const search = modelService({
  cluster: arn,
  namespace: 'search',
  owner: 'search',
});
const lost = clusterState({
  name: 'lost',
  reachable: false,
  version: unknown('not asked'),
  error: 'connection refused',
});

function gpuPool(cluster: string): GpuPoolIdentity {
  return {
    id: `${encodeURIComponent(cluster)}/agentpool/serving`,
    cluster,
    name: 'serving',
    labelKey: 'agentpool',
    products: [],
    accelerators: ['nvidia.com/gpu'],
    nodes: ['a'],
  };
}

function setup(decision: PolicyDecision = { result: AuthorizeResult.ALLOW }) {
  const fleet = new FakeFleet(
    [fraud, search],
    [clusterState({ name: 'west' }), clusterState({ name: arn }), lost],
    [gpuPool('west'), gpuPool(arn)],
  );
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
  const streams = new ViewerStreams({
    fleet,
    authorize,
    now: () => new Date(),
    every: () => () => {},
  });
  const httpAuth = mockServices.httpAuth();
  const router = createRouter({ fleet, streams, authorize, httpAuth });
  return { app: express().use(router).use(mockErrorHandler()), fleet };
}

const pathOf = (id: string) => `/services/${encodeURIComponent(id)}`;

describe('createRouter', () => {
  it('gives the whole fleet to a caller who may see all', async () => {
    const { app, fleet } = setup();
    const response = await request(app).get('/services');
    expect(response.status).toBe(200);
    expect(response.body).toEqual(fleet.list());
  });

  it('sends a list again only when it holds something new', async () => {
    const { app, fleet } = setup();
    const { etag } = (await request(app).get('/services')).headers;
    const again = () =>
      request(app).get('/services').set('if-none-match', etag!);
    expect((await again()).status).toBe(304);
    fleet.change({ changed: [modelService({ name: 'new' })] });
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual(fleet.list());
  });

  it('lets no cache between give one caller another one’s view', async () => {
    const response = await request(setup().app).get('/services');
    expect(response.headers['cache-control']).toBe('private, no-cache');
    expect(response.headers['content-type']).toMatch(/^application\/json/);
  });

  it.each([
    ['cluster=west', [fraud.id]],
    [`cluster=${encodeURIComponent(arn)}`, [search.id]],
    ['namespace=fraud&namespace=search', [fraud.id, search.id]],
  ])('filters by %s', async (query, ids) => {
    const response = await request(setup().app).get(`/services?${query}`);
    expect(response.body.items.map(({ id }: { id: string }) => id)).toEqual(
      ids,
    );
  });

  it.each([
    ['/services?cluster=nowhere', 404],
    ['/services?name=x', 400],
    [pathOf('west/fraud/inferenceservice/nothing'), 404],
    [pathOf('lost/fraud/inferenceservice/scorer'), 503],
    [pathOf('lo/fraud/inferenceservice/scorer'), 404],
  ])('answers %s with %d', async (path, status) => {
    const response = await request(setup().app).get(path);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toMatch(/^[^\n]+$/);
  });

  it('gives one service, whatever its cluster is called', async () => {
    const { app } = setup();
    const response = await request(app).get(pathOf(search.id));
    expect(response.body).toEqual(search);
  });

  it.each(['/services', pathOf(fraud.id), '/stream'])(
    'refuses %s without the permission, and says which',
    async path => {
      const { app } = setup({ result: AuthorizeResult.DENY });
      const response = await request(app).get(path);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toContain(
        'model-serving.service.read',
      );
    },
  );

  it('refuses callers who are neither users nor services', async () => {
    const response = await request(setup().app)
      .get('/services')
      .set('authorization', mockCredentials.none.header());
    expect(response.status).toBe(401);
  });

  it('hides what the conditions do not let pass, but not that a cluster is lost', async () => {
    const { app } = setup(
      createModelServiceConditionalDecision(modelServiceReadPermission, {
        not: modelServiceConditions.isCluster({ clusters: [arn] }),
      }),
    );
    const list = await request(app).get('/services');
    expect(list.body.items).toEqual([fraud]);
    expect(
      list.body.clusters.map(({ name }: { name: string }) => name),
    ).toEqual(['west', 'lost']);

    expect((await request(app).get(pathOf(fraud.id))).status).toBe(200);
    expect((await request(app).get(pathOf(search.id))).status).toBe(404);
    const hidden = await request(app).get(
      `/services?cluster=${encodeURIComponent(arn)}`,
    );
    expect(hidden.status).toBe(404);
  });

  it('lets the owner see a service', async () => {
    const { app } = setup(
      createModelServiceConditionalDecision(
        modelServiceReadPermission,
        modelServiceConditions.isOwner({ owners: ['group:default/search'] }),
      ),
    );
    const response = await request(app).get('/services');
    expect(response.body.items).toEqual([search]);
  });
});

describe('GET /gpu-pools', () => {
  const clustersOf = (body: { items: GpuPoolIdentity[] }) =>
    gpuPoolListSchema.parse(body).items.map(({ cluster }) => cluster);

  it('tells the pools of all clusters, or of those asked for', async () => {
    const { app } = setup();
    const { body } = await request(app).get('/gpu-pools');
    expect(clustersOf(body)).toEqual(['west', arn]);
    expect(body.clusters).toHaveLength(3);

    const one = await request(app).get(
      `/gpu-pools?cluster=${encodeURIComponent(arn)}`,
    );
    expect(clustersOf(one.body)).toEqual([arn]);
    expect(one.body.clusters).toMatchObject([{ name: arn }]);
  });

  it('tells those of clusters only where the caller may see services', async () => {
    const { app } = setup(
      createModelServiceConditionalDecision(
        modelServiceReadPermission,
        modelServiceConditions.isCluster({ clusters: ['west'] }),
      ),
    );
    const { body } = await request(app).get('/gpu-pools');
    expect(clustersOf(body)).toEqual(['west']);
    const other = await request(app).get(
      `/gpu-pools?cluster=${encodeURIComponent(arn)}`,
    );
    expect(other.status).toBe(404);
  });

  it.each([
    ['cluster=nowhere', 404],
    ['clutser=west', 400],
    ['cluster[x]=west', 400],
  ])('answers %s with %d', async (query, expected) => {
    const { app } = setup();
    const { status } = await request(app).get(`/gpu-pools?${query}`);
    expect(status).toBe(expected);
  });
});
