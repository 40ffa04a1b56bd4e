import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  DEFAULT_PROJECT_SETTINGS,
  type ProjectSettings,
} from '@modeldeck/plugin-model-serving-common';
import express from 'express';
import request from 'supertest';
import { createAuthorize } from '../permissions/ServiceAccess';
import { createProjectRouter } from './createProjectRouter';

function get(
  settings?: ProjectSettings,
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  const router = createProjectRouter({
    settings,
    authorize: createAuthorize({
      permissions: mockServices.permissions.mock({
        authorizeConditional: async () => [{ result }],
      }),
      permissionsRegistry: mockServices.permissionsRegistry.mock({
        getPermissionRuleset: () => ({ getRuleByName: jest.fn() }),
      }),
    }),
    httpAuth: mockServices.httpAuth(),
  });
  return request(express().use(router).use(mockErrorHandler())).get(
    '/project-settings',
  );
}

describe('GET /project-settings', () => {
  it('tells what decides in a form, and nothing else', async () => {
    const { status, body } = await get({
      ...DEFAULT_PROJECT_SETTINGS,
      poolKey: 'example.com/pool',
      mlflowUrl: 'http://mlflow.ml:5000',
      packages: { python: 'https://pypi.example.com/simple' },
    });
    expect([status, body]).toEqual([
      200,
      { poolKey: 'example.com/pool', mlflowUrl: 'http://mlflow.ml:5000' },
    ]);
  });

  it('tells what counts where nothing is configured', async () => {
    expect((await get()).body).toEqual({ poolKey: 'modeldeck.io/node-pool' });
  });

  it('tells nothing to who may see no service', async () => {
    expect((await get(undefined, AuthorizeResult.DENY)).status).toBe(403);
  });
});
