import { createMockDirectory } from '@backstage/backend-test-utils';
import type { PreflightReport } from '@modeldeck/plugin-model-serving-common';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { runAction, writeWorkspace } from '../__testUtils__/runAction';
import { createPreflightAction } from './createPreflightAction';

const workspace = createMockDirectory();
const input = { cluster: 'west', namespace: 'credit' };

const checks: PreflightReport['checks'] = [
  {
    id: 'routing',
    title: 'Routes',
    state: 'failed',
    detail: 'there is no Gateway',
    evidence: [],
    fix: 'name one that is there',
  },
  {
    id: 'accelerators-fit',
    title: 'Room',
    state: 'cannot-tell',
    detail: 'nodes were not read',
    evidence: [],
  },
];

function reportOf(outcome: PreflightReport['outcome']): PreflightReport {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'PreflightReport',
    observedAt: '2026-11-21T12:00:00Z',
    service: {
      id: 'west/credit/inferenceservice/credit',
      ...input,
      kind: 'InferenceService',
      name: 'credit',
    },
    subject: 'manifest',
    outcome,
    checks,
    fits: [],
  };
}

let fake: FakeBackend;

beforeEach(async () => {
  fake = await FakeBackend.start();
  await writeWorkspace(workspace.path, {
    'deploy/base/service.yaml':
      'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: credit}\nspec: {predictor: {}}\n',
    'deploy/base/kustomization.yaml':
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [service.yaml]\n',
    'deploy/live/bad.yaml': 'kind: {',
  });
});

afterEach(async () => {
  workspace.clear();
  await fake.stop();
});

type PreflightAction = ReturnType<typeof createPreflightAction>;

function run(
  options: Partial<Parameters<typeof runAction<PreflightAction>>[1]> = {},
) {
  const action = createPreflightAction({ backend: fake.client() });
  return runAction(action, {
    input,
    workspacePath: workspace.path,
    ...options,
  });
}

it.each([false, true])(
  'sends what would be applied, for whoever runs the template (dry run: %s)',
  async isDryRun => {
    fake.answer = { body: reportOf('warning') };
    expect(await run({ isDryRun })).toEqual({
      outcome: 'warning',
      service: 'west/credit/inferenceservice/credit',
      checks,
    });
    expect(fake.asked).toEqual([
      {
        request: 'POST /api/model-serving/preflight',
        user: 'user:default/kim',
        body: {
          ...input,
          documents: [
            {
              apiVersion: 'serving.kserve.io/v1beta1',
              kind: 'InferenceService',
              metadata: { name: 'credit' },
              spec: { predictor: {} },
            },
          ],
        },
      },
    ]);
  },
);

it.each([
  [
    'failed' as const,
    'credit would not work as it is in west/credit. Routes: there is no Gateway; name one that is there',
  ],
  [
    'cannot-tell' as const,
    'Whether credit would work in west/credit cannot be told. Room: nodes were not read',
  ],
])('fails with the reasons: %s', async (outcome, message) => {
  fake.answer = { body: reportOf(outcome) };
  await expect(run()).rejects.toMatchObject({ name: 'ConflictError', message });
  const accepting = { ...input, accept: [outcome] };
  expect(await run({ input: accepting })).toMatchObject({ outcome });
});

it('asks nobody about what is no manifest', async () => {
  const folders = ['deploy/live'];
  await expect(run({ input: { ...input, folders } })).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('deploy/live/bad.yaml: no YAML'),
  });
  expect(fake.asked).toEqual([]);
});

it('tells what the backend refuses', async () => {
  fake.refuse(403, 'NotAllowedError', 'You may see no model service');
  await expect(run()).rejects.toMatchObject({
    name: 'NotAllowedError',
    message:
      'Cannot check the manifests; caused by NotAllowedError: You may see no model service',
  });
});
