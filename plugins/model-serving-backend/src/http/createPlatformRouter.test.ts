import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  modelServiceReadPermission,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import express from 'express';
import request from 'supertest';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { clusterState } from '../__fixtures__/modelServices';
import {
  createModelServiceConditionalDecision,
  modelServiceConditions,
  modelServiceRules,
} from '../permissions/modelServiceRules';
import { createAuthorize } from '../permissions/ServiceAccess';
import { createPlatformRouter } from './createPlatformRouter';

const RESOURCES = [
  { group: 'serving.kserve.io', plural: 'inferenceservices', served: false },
  {
    group: 'serving.knative.dev',
    plural: 'services',
    served: unknown('no answer'),
  },
];

function get(
  decision: PolicyDecision = { result: AuthorizeResult.ALLOW },
  prepare?: (fleet: FakeFleet) => void,
) {
  const staleSince = '2026-01-01T00:00:00.000Z';
  const fleet = new FakeFleet(
    [],
    [
      clusterState({ name: 'west' }),
      clusterState({ name: 'east', reachable: false, staleSince }),
    ],
  );
  fleet.resources = RESOURCES;
  prepare?.(fleet);
  const rules = Object.values(modelServiceRules);
  const router = createPlatformRouter({
    fleet,
    clusters: [
      { name: 'west', writable: true },
      { name: 'east', writable: false },
    ],
    authorize: createAuthorize({
      permissions: mockServices.permissions.mock({
        authorizeConditional: async () => [decision],
      }),
      permissionsRegistry: mockServices.permissionsRegistry.mock({
        getPermissionRuleset: () => ({
          getRuleByName: (name: string) =>
            rules.find(rule => rule.name === name) as never,
        }),
      }),
    }),
    httpAuth: mockServices.httpAuth(),
  });
  return request(express().use(router).use(mockErrorHandler())).get(
    '/platforms',
  );
}

describe('GET /platforms', () => {
  it('tells what each cluster serves, and as of when', async () => {
    const { status, body, headers } = await get();
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(body).toEqual({
      items: [
        {
          cluster: 'west',
          reachable: true,
          writable: true,
          resources: RESOURCES,
        },
        {
          cluster: 'east',
          reachable: false,
          staleSince: '2026-01-01T00:00:00.000Z',
          writable: false,
          resources: RESOURCES,
        },
      ],
    });
  });

  it('says why nothing is known of a cluster that does not answer', async () => {
    const error = 'connection refused';
    const { body } = await get(undefined, fleet => {
      fleet.resources = unknown('it did not say yet what it serves');
      fleet.change({
        clusters: [
          clusterState({ name: 'west' }),
          clusterState({ name: 'east', reachable: false, error }),
        ],
      });
    });
    expect(
      body.items.map(({ resources }: { resources: unknown }) => resources),
    ).toEqual([
      { unknown: 'it did not say yet what it serves' },
      { unknown: error },
    ]);
  });

  it('tells of no cluster whose services the caller may not see', async () => {
    const { body } = await get(
      createModelServiceConditionalDecision(
        modelServiceReadPermission,
        modelServiceConditions.isCluster({ clusters: ['east'] }),
      ),
    );
    expect(
      body.items.map(({ cluster }: { cluster: string }) => cluster),
    ).toEqual(['east']);
    expect((await get({ result: AuthorizeResult.DENY })).status).toBe(403);
  });
});
