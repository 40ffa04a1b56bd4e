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
  canaryControlPermission,
  type ExecutionOutcome,
} from '@modeldeck/plugin-model-serving-common';
import { KubeError } from '@modeldeck/plugin-model-serving-node';
import express from 'express';
import request from 'supertest';
import { aPlan } from '../__fixtures__/aPlan';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { modelService } from '../__fixtures__/modelServices';
import type { CanaryWriter } from '../canary/CanaryWriter';
import {
  createModelServiceConditionalDecision,
  modelServiceConditions,
  modelServiceRules,
} from '../permissions/modelServiceRules';
import { createAuthorize } from '../permissions/ServiceAccess';
import { createCanaryRouter } from './createCanaryRouter';

const fraud = modelService({ cluster: 'west', namespace: 'fraud' });
const search = modelService({ cluster: 'west', namespace: 'search' });
const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };
const onlySearch = createModelServiceConditionalDecision(
  canaryControlPermission,
  modelServiceConditions.isNamespace({ namespaces: ['search'] }),
);
const confirmed = { request: { action: 'promote' }, plan: aPlan() };
const started = {
  request: {
    action: 'start-canary',
    version: { storageUri: 's3://models/scorer/3' },
    percent: 10,
  },
  plan: aPlan({ action: 'start-canary' }),
};
const written: ExecutionOutcome = { state: 'written', plan: aPlan() };

function setup(
  options: {
    read?: PolicyDecision;
    control?: PolicyDecision;
    apply?: PolicyDecision;
    notWritable?: string;
    outcome?: ExecutionOutcome;
    failure?: Error;
  } = {},
) {
  const { read = allow, control = allow, apply = allow } = options;
  const { outcome = written, failure } = options;
  const rules = Object.values(modelServiceRules);
  const authorizeBy = (decision: PolicyDecision) =>
    createAuthorize({
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
  const writer = {
    whyNotWritable: () => options.notWritable,
    plan: jest.fn(async () => ({ plan: aPlan() })),
    execute: jest.fn(async () => {
      if (failure) {
        throw failure;
      }
      return outcome;
    }),
  };
  const reporter = { report: jest.fn() };
  const journal = { history: jest.fn() };
  const actions = { written: jest.fn(), failed: jest.fn() };
  const record = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => record as never),
  });
  const router = createCanaryRouter({
    fleet: new FakeFleet([fraud, search]),
    writer: writer as unknown as CanaryWriter,
    reporter,
    journal,
    actions,
    authorize: authorizeBy(read),
    authorizeControl: authorizeBy(control),
    authorizeApply: authorizeBy(apply),
    httpAuth: mockServices.httpAuth(),
    auditor,
  });
  const app = express().use(router).use(mockErrorHandler());
  const at = (end: string, { id } = fraud) =>
    `/services/${encodeURIComponent(id)}/${end}`;
  return {
    writer,
    reporter,
    journal,
    actions,
    canary: () => request(app).get(at('canary')),
    history: () => request(app).get(at('canary/history')),
    auditor,
    record,
    control: (service = fraud) => request(app).get(at('control', service)),
    plan: (body: object = { request: { action: 'promote' } }) =>
      request(app).post(at('plan')).send(body),
    execute: (body: object = confirmed, service = fraud) =>
      request(app).post(at('execute', service)).send(body),
  };
}

describe('POST /services/:id/plan', () => {
  it('plans for who may only read', async () => {
    const { plan, writer } = setup({ control: deny, notWritable: 'read only' });
    const { status, body } = await plan();
    expect(status).toBe(200);
    expect(body).toEqual({ plan: aPlan() });
    expect(writer.plan).toHaveBeenCalledWith(
      fraud,
      { action: 'promote' },
      { signal: expect.any(AbortSignal) },
    );
  });

  it('leaves on record who planned what', async () => {
    const { plan, auditor, record } = setup();
    await plan({ request: { action: 'set-weight', weights: { a: 100 } } });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'canary-plan',
        meta: { service: fraud.id, action: 'set-weight', weights: { a: 100 } },
      }),
    );
    expect(record.success).toHaveBeenCalledWith({
      meta: { outcome: 'planned' },
    });
  });

  it('leaves on record which version was asked for, without what is secret in it', async () => {
    const { plan, auditor } = setup();
    const version = {
      storageUri: 's3://key:secret@models/3?sig=1',
      label: '3',
    };
    await plan({ request: { ...started.request, version } });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        meta: {
          service: fraud.id,
          action: 'start-canary',
          version: { storageUri: 's3://models/3', label: '3' },
          percent: 10,
        },
      }),
    );
  });

  it.each([
    [{}, /at request/],
    [{ request: { action: 'delete' } }, /at request\.action/],
    [{ request: { action: 'set-weight' } }, /at request\.weights/],
    [{ request: { action: 'set-weight', weights: { a: '9' } } }, /weights\.a/],
    [{ request: { action: 'start-canary' } }, /at request\.version/],
    [{ request: { ...started.request, percent: '5' } }, /request\.percent/],
  ])('refuses %j, and says where it is wrong', async (body, message) => {
    const { plan, writer } = setup();
    const response = await plan(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(message);
    expect(writer.plan).not.toHaveBeenCalled();
  });

  it('knows nothing of services for who may not read', async () => {
    expect((await setup({ read: deny }).plan()).status).toBe(403);
  });
});

describe('POST /services/:id/execute', () => {
  it('answers what was written', async () => {
    const { execute, record, actions } = setup();
    const { status, body } = await execute();
    expect(status).toBe(200);
    expect(body).toEqual(written);
    expect(actions.written).toHaveBeenCalledWith(aPlan(), 'user:default/mock');
    expect(record.success).toHaveBeenCalledWith({
      meta: { outcome: 'written' },
    });
  });

  it('answers 409 with the plan of now when it is another one', async () => {
    const outcome: ExecutionOutcome = {
      state: 'changed',
      outcome: { plan: aPlan({ summary: 'another one' }) },
    };
    const { execute, actions } = setup({ outcome });
    const { status, body } = await execute();
    expect(status).toBe(409);
    expect(body).toEqual(outcome);
    expect(actions.written).not.toHaveBeenCalled();
  });

  it.each([
    ['the permission', { control: deny }, /model-serving\.canary\.control/],
    ['it for this service', { control: onlySearch }, /canary\.control/],
    ['a writable cluster', { notWritable: 'set writable' }, /set writable/],
  ])('writes nothing without %s', async (_, options, message) => {
    const { execute, writer, record } = setup(options);
    const { status, body } = await execute();
    expect(status).toBe(403);
    expect(body.error.message).toMatch(message);
    expect(writer.execute).not.toHaveBeenCalled();
    expect(record.fail).toHaveBeenCalledWith({ error: expect.any(Error) });
  });

  it('lets who may only move traffic bring in no version', async () => {
    const { execute, writer, record } = setup({ apply: deny });
    const { status, body } = await execute(started);
    expect(status).toBe(403);
    expect(body.error.message).toMatch(/model-serving\.manifest\.apply/);
    expect(writer.execute).not.toHaveBeenCalled();
    expect(record.fail).toHaveBeenCalled();
    expect((await execute()).status).toBe(200);
  });

  it('lets who may bring in a version do that only, and where it may be written', async () => {
    const { execute, writer } = setup({ control: deny });
    expect((await execute(started)).status).toBe(200);
    expect(writer.execute).toHaveBeenCalledWith(fraud, started);
    expect((await execute()).status).toBe(403);
    const readOnly = setup({ notWritable: 'set writable' });
    expect((await readOnly.execute(started)).status).toBe(403);
  });

  it('lets the policy decide service by service', async () => {
    const { execute } = setup({ control: onlySearch });
    expect((await execute(confirmed, search)).status).toBe(200);
  });

  it('is for people: another plugin has nobody who confirms', async () => {
    const { execute, writer } = setup();
    const { status } = await execute().set(
      'authorization',
      mockCredentials.service.header(),
    );
    expect(status).toBe(403);
    expect(writer.execute).not.toHaveBeenCalled();
  });

  it('leaves a failure on record', async () => {
    const failure = new Error('it broke');
    const { execute, record, actions } = setup({ failure });
    expect((await execute()).status).toBe(500);
    expect(actions.failed).toHaveBeenCalledWith(
      fraud,
      aPlan(),
      failure,
      'user:default/mock',
    );
    expect(record.fail).toHaveBeenCalledWith({ error: failure });
    expect(record.success).not.toHaveBeenCalled();
  });

  it('takes no plan that is none', async () => {
    const { execute, writer } = setup();
    expect((await execute({ ...confirmed, plan: {} })).status).toBe(400);
    expect(writer.execute).not.toHaveBeenCalled();
  });
});

describe('GET /services/:id/control', () => {
  it.each([
    [{}, { allowed: true }],
    [{ control: deny }, { allowed: false, reason: expect.any(String) }],
    [{ control: onlySearch }, { allowed: false, reason: expect.any(String) }],
    [{ notWritable: 'no' }, { allowed: false, reason: 'no' }],
  ])('says of %j whether traffic may be moved', async (options, expected) => {
    const { status, body } = await setup(options).control();
    expect(status).toBe(200);
    expect(body).toEqual(expected);
  });
});

describe('GET /services/:id/canary', () => {
  it('answers what is known of the canary', async () => {
    const { canary, reporter } = setup();
    reporter.report.mockResolvedValue({ kind: 'CanaryReport' });
    const { status, body } = await canary();
    expect(status).toBe(200);
    expect(body).toEqual({ kind: 'CanaryReport' });
    expect(reporter.report).toHaveBeenCalledWith(fraud);
  });

  it('says why metrics could not be read', async () => {
    const { canary, reporter } = setup();
    reporter.report.mockRejectedValue(
      new KubeError({
        kind: 'unreachable',
        cluster: 'west',
        what: 'query',
        why: 'connection refused',
      }),
    );
    const { status, body } = await canary();
    expect(status).toBe(503);
    expect(body.error.message).toContain('connection refused');
  });

  it('is not for who may not see the service', async () => {
    const { canary, reporter } = setup({ read: deny });
    expect((await canary()).status).toBe(403);
    expect(reporter.report).not.toHaveBeenCalled();
  });
});

describe('GET /services/:id/canary/history', () => {
  it('answers which canaries the service has had', async () => {
    const { history, journal } = setup();
    journal.history.mockResolvedValue({ kind: 'CanaryHistory' });
    const { status, body } = await history();
    expect(status).toBe(200);
    expect(body).toEqual({ kind: 'CanaryHistory' });
    expect(journal.history).toHaveBeenCalledWith(fraud.id);
  });

  it('is not for who may not see the service', async () => {
    const { history, journal } = setup({ read: deny });
    expect((await history()).status).toBe(403);
    expect(journal.history).not.toHaveBeenCalled();
  });
});
