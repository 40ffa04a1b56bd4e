import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { manifestApplyPermission } from '@modeldeck/plugin-model-serving-common';
import express from 'express';
import request from 'supertest';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { modelService } from '../__fixtures__/modelServices';
import type { Applier } from '../apply/Applier';
import {
  createModelServiceConditionalDecision,
  modelServiceConditions,
  modelServiceRules,
} from '../permissions/modelServiceRules';
import { createAuthorize } from '../permissions/ServiceAccess';
import { createApplyRouter } from './createApplyRouter';

const fraud = modelService({ name: 'fraud', owner: 'group:default/fraud' });
const made = modelService({ name: 'new', owner: 'group:default/mine' });
const claimed = { ...fraud, owner: 'group:default/mine' };

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const ownOnly = createModelServiceConditionalDecision(
  manifestApplyPermission,
  modelServiceConditions.isOwner({ owners: ['group:default/mine'] }),
);

const REPORT = {
  kind: 'ApplyReport',
  objects: [{ outcome: 'created' }, { outcome: 'skipped' }],
};

const document = (metadata: object = {}) => ({
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  metadata: { name: 'new', ...metadata },
});

const body = (overrides: object = {}) => ({
  cluster: fraud.cluster,
  namespace: fraud.namespace,
  documents: [document()],
  ...overrides,
});

function setup(
  options: {
    decision?: PolicyDecision;
    notWritable?: string;
    services?: ReturnType<typeof modelService>[];
  } = {},
) {
  const { decision = allow, services = [made] } = options;
  const apply = jest.fn<
    ReturnType<Applier['apply']>,
    Parameters<Applier['apply']>
  >(async (_, guard) => {
    guard.mayApply(services);
    return REPORT as never;
  });
  const rules = Object.values(modelServiceRules);
  const record = { success: jest.fn(), fail: jest.fn() };
  const createEvent = jest.fn(async () => record);
  const router = createApplyRouter({
    fleet: new FakeFleet([fraud]),
    applier: { apply },
    writer: { whyNotWritable: () => options.notWritable },
    authorizeApply: createAuthorize({
      permissions: mockServices.permissions.mock({
        authorizeConditional: async () => [decision],
      }),
      permissionsRegistry: mockServices.permissionsRegistry.mock({
        getPermissionRuleset: () => ({
          getRuleByName: (name: string) =>
            rules.find(rule => rule.name === name) as never,
        }),
      }),
      permission: manifestApplyPermission,
    }),
    httpAuth: mockServices.httpAuth(),
    auditor: mockServices.auditor.mock({ createEvent }),
  });
  const app = express().use(router).use(mockErrorHandler());
  return {
    apply,
    record,
    createEvent,
    post: (given: object, credentials = mockCredentials.user.header()) =>
      request(app).post('/apply').set('Authorization', credentials).send(given),
  };
}

describe('POST /apply', () => {
  it('applies documents for who may, and leaves it on record', async () => {
    const { apply, createEvent, record, post } = setup();
    const given = body({ acceptMissing: true });
    const answer = await post(given);
    expect([answer.status, answer.body]).toEqual([200, REPORT]);
    expect(apply.mock.calls[0]?.[0]).toEqual(given);
    expect(createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'manifest-apply',
        severityLevel: 'high',
        meta: {
          cluster: fraud.cluster,
          namespace: fraud.namespace,
          dryRun: false,
          objects: ['InferenceService/new'],
        },
      }),
    );
    expect(record.success).toHaveBeenCalledWith({
      meta: { outcome: 'created, skipped' },
    });
  });

  it('records a dry run as what it is', async () => {
    const { createEvent, post } = setup();
    await post(body({ dryRun: true }));
    expect(createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ severityLevel: 'low' }),
    );
  });

  it.each([
    ['no document', body({ documents: [] })],
    [
      'a document without a name',
      body({ documents: [document({ name: '' })] }),
    ],
    ['no cluster', { ...body(), cluster: undefined }],
    [
      'another namespace',
      body({ documents: [document({ namespace: 'other' })] }),
    ],
    [
      'more than a service has',
      body({ documents: Array(31).fill(document()) }),
    ],
  ])('refuses %s', async (_, given) => {
    const { apply, post } = setup();
    expect((await post(given)).status).toBe(400);
    expect(apply).not.toHaveBeenCalled();
  });

  it('takes no more than a service is', async () => {
    const { post } = setup();
    const given = body({ documents: [document({ labels: 'x'.repeat(3e5) })] });
    expect((await post(given)).status).toBe(413);
  });

  it('is for people only', async () => {
    const { apply, post } = setup();
    const { status } = await post(body(), mockCredentials.service.header());
    expect(status).toBe(403);
    expect(apply).not.toHaveBeenCalled();
  });

  it('asks no cluster for those who may not, and records it', async () => {
    const { apply, record, post } = setup({
      decision: { result: AuthorizeResult.DENY },
    });
    const { status, body: answer } = await post(body());
    expect(status).toBe(403);
    expect(answer.error.message).toContain('model-serving.manifest.apply');
    expect(apply).not.toHaveBeenCalled();
    expect(record.fail).toHaveBeenCalled();
  });

  it('asks no cluster that the portal only reads', async () => {
    const { apply, post } = setup({ notWritable: 'set clusters[0].writable' });
    const { status, body: answer } = await post(body());
    expect([status, answer.error.message]).toEqual([
      403,
      'set clusters[0].writable',
    ]);
    expect(apply).not.toHaveBeenCalled();
  });

  it('asks no namespace where nothing of the caller could be', async () => {
    const { apply, post } = setup({
      decision: createModelServiceConditionalDecision(
        manifestApplyPermission,
        modelServiceConditions.isNamespace({ namespaces: ['other'] }),
      ),
    });
    expect((await post(body())).status).toBe(403);
    expect(apply).not.toHaveBeenCalled();
  });

  it.each([
    ['makes a service of its own', [made], 200],
    ['makes one of others', [{ ...made, owner: 'group:default/x' }], 403],
    ['says that a service of others is its own', [claimed], 403],
    ['changes one of others', [made, fraud], 403],
  ])('decides for who %s', async (_, services, status) => {
    const { post } = setup({ decision: ownOnly, services });
    expect((await post(body())).status).toBe(status);
  });
});
