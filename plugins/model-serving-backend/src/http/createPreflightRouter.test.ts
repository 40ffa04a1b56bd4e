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
import { createPreflightRouter } from './createPreflightRouter';

const fraud = modelService({ name: 'fraud' });
const REPORT = { kind: 'PreflightReport', checks: [] };

function setup(decision: PolicyDecision) {
  const check = jest.fn(async () => REPORT as never);
  const router = createPreflightRouter({
    fleet: new FakeFleet([fraud]),
    preflights: { check },
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
  return { check, get: (at = path) => request(app).get(at) };
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
