import {
  answer,
  FakeApiServer,
  notServed,
  refuse,
} from '../../__fixtures__/FakeApiServer';
import { createKubeClient, type KubeClient } from '../KubeClient';
import type { KubeError } from '../KubeError';

const PLACE = {
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  plural: 'inferenceservices',
  namespace: 'fraud',
  name: 'scorer',
};

describe('an apply', () => {
  let server: FakeApiServer;
  let client: KubeClient;

  beforeEach(async () => {
    server = await FakeApiServer.start();
    client = createKubeClient(server.connection());
  });

  afterEach(async () => {
    client.close();
    await server.stop();
  });

  it.each([
    [{}, ''],
    [{ dryRun: true }, '&dryRun=All'],
    [{ force: true }, '&force=true'],
  ])('is strict, and takes nothing over unasked: %j', async (options, more) => {
    server.handle = (_, response) => answer(response, { kind: 'It' }, 201);
    expect(await client.apply(PLACE, { a: 1 }, options)).toEqual({
      kind: 'It',
    });
    expect(server.paths()).toEqual([
      `/apis/serving.kserve.io/v1beta1/namespaces/fraud/inferenceservices/scorer?fieldManager=modeldeck&fieldValidation=Strict${more}`,
    ]);
    expect(server.requests[0]?.headers['content-type']).toBe(
      'application/apply-patch+yaml',
    );
  });

  async function failure(
    code: number,
    status: Record<string, unknown>,
  ): Promise<KubeError> {
    server.handle = (_, response) => refuse(response, code, status);
    return client.apply(PLACE, {}).then(
      () => {
        throw new Error('it was taken');
      },
      error => error,
    );
  }

  const keeps = (manager: string, field: string) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with "${manager}" using apps/v1`,
    field,
  });

  // As a real API server answers, see test/conformance/src/applies.test.ts.
  it.each([
    [
      'fields of others, by who keeps them',
      409,
      {
        message: 'Apply failed with 3 conflicts: …',
        details: {
          causes: [
            keeps('argo', '.spec.a'),
            keeps('hpa', '.spec.b'),
            keeps('argo', '.spec.c'),
          ],
        },
      },
      'conflict',
      'others keep other values of the same fields: argo keeps .spec.a, .spec.c; hpa keeps .spec.b; leave these fields out',
    ],
    [
      'very many fields of others',
      409,
      {
        message: 'Apply failed',
        details: {
          causes: Array.from({ length: 200 }, (_, i) => keeps('x', `.f${i}`)),
        },
      },
      'conflict',
      '.f7, and 92 more',
    ],
    [
      'a change in between',
      409,
      { message: 'Operation cannot be fulfilled on …' },
      'conflict',
      'the object was changed meanwhile; apply it again',
    ],
    [
      'a namespace that is not there',
      404,
      {
        message: 'namespaces "fraud" not found',
        details: { name: 'fraud', kind: 'namespaces' },
      },
      'not-found',
      'cannot apply InferenceService/scorer in namespace fraud: there is no such namespace; have it made',
    ],
    [
      'a kind that is gone',
      404,
      { message: 'the server could not find the requested resource' },
      'not-served',
      'the cluster serves no InferenceService of serving.kserve.io/v1beta1',
    ],
    [
      'a field that the schema has not',
      500,
      {
        message:
          'failed to create typed patch object (/scorer; serving.kserve.io/v1beta1, Kind=InferenceService): .spec.predictr: field not declared in schema',
      },
      'invalid',
      'cannot apply InferenceService/scorer in namespace fraud: .spec.predictr: field not declared in schema; correct the field',
    ],
    [
      'a value that is none',
      422,
      {
        message:
          'Deployment.apps "a" is invalid: spec.selector: Required value',
        details: { name: 'a' },
      },
      'invalid',
      'spec.selector: Required value; correct the field',
    ],
    [
      'a right that is missing',
      403,
      { message: 'User "portal" cannot patch resource "inferenceservices"' },
      'forbidden',
      'ask for the rights to get, create and patch inferenceservices.serving.kserve.io, as in docs/rbac/deployer.yaml',
    ],
    [
      'a namespace that goes away',
      403,
      {
        message:
          'unable to create new content in namespace fraud because it is being terminated',
      },
      'forbidden',
      'choose another namespace',
    ],
    [
      'a quota',
      403,
      { message: 'services "a" is forbidden: exceeded quota: objects' },
      'invalid',
      'ask for a larger quota',
    ],
    [
      'a webhook',
      403,
      { message: 'admission webhook "kserve" denied the request: no model' },
      'invalid',
      'change what the webhook or policy objects to',
    ],
    ['a failure', 500, { message: 'etcd is away' }, 'server', 'etcd is away'],
  ])(
    'that is refused says what to do about %s',
    async (_, code, status, kind, message) => {
      const error = await failure(code, status);
      expect(error).toMatchObject({ name: 'KubeError', kind });
      expect(error.message).toContain(message);
    },
  );

  describe('finds the path of a kind', () => {
    const serving = (resources: object[]) => {
      server.handle = (_, response) => answer(response, { resources });
    };

    it('by what the cluster says', async () => {
      serving([
        { name: 'deployments', kind: 'Deployment', namespaced: true },
        { name: 'deployments/scale', kind: 'Scale', namespaced: true },
      ]);
      const names = await client.resourceNames('apps/v1');
      expect([...names]).toEqual([
        ['Deployment', { plural: 'deployments', namespaced: true }],
      ]);
      await client.resourceNames('v1');
      expect(server.paths()).toEqual(['/apis/apps/v1', '/api/v1']);
    });

    it('in no version that it does not serve, or cannot be asked of', async () => {
      server.handle = notServed;
      expect((await client.resourceNames('x.io/v1')).size).toBe(0);
      server.handle = (_, response) => refuse(response, 503, {});
      await expect(client.resourceNames('x.io/v1')).rejects.toMatchObject({
        kind: 'server',
      });
    });
  });
});
