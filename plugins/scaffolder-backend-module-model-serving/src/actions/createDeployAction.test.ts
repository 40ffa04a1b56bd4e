import { createMockDirectory } from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type {
  ApplyReport,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { runAction, writeWorkspace } from '../__testUtils__/runAction';
import { createDeployAction } from './createDeployAction';

const workspace = createMockDirectory();
const input = { cluster: 'west', namespace: 'credit' };
const ID = 'west/credit/inferenceservice/credit';

const POLICY = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'credit', namespace: 'credit' },
  spec: { podSelector: {} },
};

const SERVICE = {
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  metadata: { name: 'credit', namespace: 'credit' },
  spec: { predictor: {} },
};

function reportOf(overrides: Partial<ApplyReport> = {}): ApplyReport {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'ApplyReport',
    dryRun: false,
    service: { id: ID, ...input, kind: 'InferenceService', name: 'credit' },
    objects: [
      { ...placeOf(POLICY), outcome: 'created' },
      { ...placeOf(SERVICE), outcome: 'unchanged' },
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PodMonitor',
        name: 'credit',
        outcome: 'skipped',
        reason: 'cluster "west" serves no PodMonitor',
      },
    ],
    ...overrides,
  };
}

function placeOf({
  apiVersion,
  kind,
  metadata: { name },
}: Omit<typeof POLICY, 'spec'>) {
  return { apiVersion, kind, name };
}

beforeEach(() =>
  writeWorkspace(workspace.path, {
    'deploy/base/kustomization.yaml':
      'namespace: credit\nresources: [service.yaml, ../shared]\n',
    'deploy/base/service.yaml': JSON.stringify({
      ...SERVICE,
      metadata: { name: 'credit' },
    }),
    'deploy/shared/kustomization.yaml':
      'namespace: credit\nresources: [policy.yaml]\n',
    'deploy/shared/policy.yaml': JSON.stringify(POLICY),
    'deploy/live/kustomization.yaml': 'images: [{name: a, newTag: b}]\n',
    'deploy/out/kustomization.yaml': 'resources: [../../../etc]\n',
    'README.md': '# credit',
  }),
);

afterEach(() => workspace.clear());

/** A clock that goes on as long as it is slept. */
function timing() {
  let now = 0;
  return {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
    random: () => 0.5,
  };
}

type DeployAction = ReturnType<typeof createDeployAction>;
type Options = Parameters<typeof createDeployAction>[0];

function run(
  backend: Options['backend'],
  options: Partial<Parameters<typeof runAction<DeployAction>>[1]> = {},
  appUrl: string | undefined = 'https://portal.example.com/',
) {
  return runAction(createDeployAction({ backend, timing: timing(), appUrl }), {
    input,
    workspacePath: workspace.path,
    ...options,
  });
}

describe('over the API', () => {
  let fake: FakeBackend;

  beforeEach(async () => {
    fake = await FakeBackend.start();
  });

  afterEach(() => fake.stop());

  it.each([false, true])(
    'sends what kustomize builds, for whoever runs the template (dry run: %s)',
    async isDryRun => {
      fake.answer = { body: reportOf({ dryRun: isDryRun }) };
      const given = { ...input, acceptMissing: true };
      expect(await run(fake.client(), { isDryRun, input: given })).toEqual({
        service: ID,
        objects: [
          { kind: 'NetworkPolicy', name: 'credit', outcome: 'created' },
          { kind: 'InferenceService', name: 'credit', outcome: 'unchanged' },
          {
            kind: 'PodMonitor',
            name: 'credit',
            outcome: 'skipped',
            reason: 'cluster "west" serves no PodMonitor',
          },
        ],
        url: `https://portal.example.com/models/${ID}`,
      });
      expect(fake.asked).toEqual([
        {
          request: 'POST /api/model-serving/apply',
          user: 'user:default/kim',
          body: { ...given, dryRun: isDryRun, documents: [SERVICE, POLICY] },
        },
      ]);
    },
  );

  it('tells what the backend refuses', async () => {
    fake.refuse(403, 'NotAllowedError', 'This needs the permission x');
    await expect(run(fake.client())).rejects.toMatchObject({
      name: 'NotAllowedError',
      message:
        'Cannot apply the manifests; caused by NotAllowedError: This needs the permission x',
    });
  });

  it.each([
    ['deploy/live', 'images is not built here'],
    ['deploy/out', 'leads out of the project'],
    ['deploy/none', 'no deploy/none/kustomization.yaml'],
    ['../elsewhere', 'leads out of the project'],
    ['charts/base', 'no folder charts'],
  ])('applies nothing of %s: %s', async (folder, message) => {
    const given = { ...input, folder };
    await expect(run(fake.client(), { input: given })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
    expect(fake.asked).toEqual([]);
  });
});

it('tells no link where it does not know the portal', async () => {
  const backend = { apply: async () => reportOf(), service: jest.fn() };
  const action = createDeployAction({ backend, timing: timing() });
  const outputs = await runAction(action, {
    input,
    workspacePath: workspace.path,
  });
  expect(outputs).not.toHaveProperty('url');
});

describe('that waits', () => {
  const state = (
    status: ModelService['health']['status'],
    findings: object[] = [],
  ) =>
    ({
      health: { status, reason: 'R', message: `it is ${status}` },
      findings,
    } as ModelService);

  /** What the portal says of the service, look by look; the last one stays. */
  function portal(...looks: Array<ModelService | Error>) {
    const service = jest.fn(async () => {
      const look = looks.length > 1 ? looks.shift() : looks[0];
      if (look instanceof Error) {
        throw look;
      }
      return look as ModelService;
    });
    return { apply: async () => reportOf(), service };
  }

  const waiting = { input: { ...input, wait: true, timeoutSeconds: 30 } };

  it.each(['healthy', 'idle'] as const)(
    'goes on once the service is %s',
    async status => {
      const backend = portal(
        new NotFoundError('not known yet'),
        state('progressing'),
        state(status),
      );
      expect(await run(backend, waiting)).toMatchObject({ service: ID });
      expect(backend.service).toHaveBeenCalledTimes(3);
    },
  );

  it('fails with the root cause where it takes too long', async () => {
    const backend = portal(
      state('failed', [
        { severity: 'warning', subject: 'a', cause: 'less', fix: 'x' },
        {
          severity: 'error',
          subject: 'Pod/credit-1',
          cause: 'the image is not there',
          fix: 'push it',
        },
      ]),
    );
    await expect(run(backend, waiting)).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'credit is applied in west/credit, and not healthy after 30 s: failed, it is failed. Pod/credit-1: the image is not there. To do: push it',
    });
    expect(backend.service).toHaveBeenCalledTimes(7);
  });

  it('says so where nobody could tell', async () => {
    const backend = portal(new NotFoundError('not known yet'));
    await expect(run(backend, waiting)).rejects.toThrow(
      'not healthy after 30 s: the portal has not seen it yet. Look at its page',
    );
  });

  it('waits for nothing that the caller may not see', async () => {
    const backend = portal(new NotAllowedError('not yours'));
    await expect(run(backend, waiting)).rejects.toThrow('not yours');
    expect(backend.service).toHaveBeenCalledTimes(1);
  });

  it('ends when it is cancelled', async () => {
    const backend = portal(state('progressing'));
    await expect(
      run(backend, { ...waiting, signal: AbortSignal.abort() }),
    ).rejects.toThrow('It was cancelled before credit was healthy');
  });

  it('waits for no dry run', async () => {
    const backend = {
      ...portal(state('failed')),
      apply: async () => reportOf({ dryRun: true }),
    };
    await run(backend, { ...waiting, isDryRun: true });
    expect(backend.service).not.toHaveBeenCalled();
  });
});
