import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import express from 'express';
import request from 'supertest';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { modelService } from '../__fixtures__/modelServices';
import { createAuthorize } from '../permissions/ServiceAccess';
import type { Preflights } from '../preflight/Preflights';
import { createPreflightRouter } from './createPreflightRouter';

const fraud = modelService({ name: 'fraud' });
const REPORT = { kind: 'PreflightReport', checks: [] };

const NEW = modelService({ name: 'new', namespace: fraud.namespace });

function setup(decision: PolicyDecision, made = NEW) {
  const check = jest.fn(async () => REPORT as never);
  const checkManifest = jest.fn<
    ReturnType<Preflights['checkManifest']>,
    Parameters<Preflights['checkManifest']>
  >(async (_, { mayBeTold }) => {
    mayBeTold(made);
    return REPORT as never;
  });
  const router = createPreflightRouter({
    fleet: new FakeFleet([fraud]),
    preflights: { check, checkManifest },
    authorize: createAuthorize({
      permissions: mockServices.permissions.mock({
        authorizeConditional: async () => [decision],
      }),
      permissionsRegistry: mockServices.permissionsRegistry.mock({
        getPermissionRuleset: () => ({ getRuleByName: jest.fn() }),
      }),
    }),
    httpAuth: mockServices.httpAuth(),
  });
  const app = express().use(router).use(mockErrorHandler());
  const path = `/services/${encodeURIComponent(fraud.id)}/preflight`;
  return {
    check,
    checkManifest,
    get: (at = path) => request(app).get(at),
    post: (body: object) => request(app).post('/preflight').send(body),
  };
}

describe('GET /services/:id/preflight', () => {
  it('checks for who sees the service', async () => {
    const { check, get } = setup({ result: AuthorizeResult.ALLOW });
    const { status, body, headers } = await get();
    expect([status, body]).toEqual([200, REPORT]);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(check).toHaveBeenCalledWith(fraud, {
      signal: expect.any(AbortSignal),
    });
  });

  it('asks no cluster for anybody else', async () => {
    const { check, get } = setup({ result: AuthorizeResult.DENY });
    expect((await get()).status).toBeGreaterThanOrEqual(403);
    const allowed = setup({ result: AuthorizeResult.ALLOW });
    expect((await allowed.get('/services/other/preflight')).status).toBe(404);
    expect(check).not.toHaveBeenCalled();
    expect(allowed.check).not.toHaveBeenCalled();
  });
});

describe('POST /preflight', () => {
  const document = (metadata: object = {}) => ({
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'new', ...metadata },
    spec: { predictor: {} },
  });
  const body = (documents: object[] = [document()]) => ({
    cluster: fraud.cluster,
    namespace: fraud.namespace,
    documents,
  });

  it('checks documents for who would see their service', async () => {
    const { checkManifest, post } = setup({ result: AuthorizeResult.ALLOW });
    const answer = await post(body());
    expect([answer.status, answer.body]).toEqual([200, REPORT]);
    expect(checkManifest.mock.calls[0]?.[0]).toEqual(body());
  });

  it.each([
    ['no document', body([])],
    ['a document without a name', body([{ ...document(), metadata: {} }])],
    ['documents of nothing', { documents: [document()] }],
    ['another namespace', body([document({ namespace: 'other' })])],
    ['more than a service has', body(Array(21).fill(document()))],
  ])('refuses %s', async (_, given) => {
    const { checkManifest, post } = setup({ result: AuthorizeResult.ALLOW });
    expect((await post(given)).status).toBe(400);
    expect(checkManifest).not.toHaveBeenCalled();
  });

  it('asks no cluster for those who may see nothing', async () => {
    const { checkManifest, post } = setup({ result: AuthorizeResult.DENY });
    expect((await post(body())).status).toBe(403);
    expect(checkManifest).not.toHaveBeenCalled();
  });
});
