import { FakeApiServer, refuse } from '../../__fixtures__/FakeApiServer';
import { plannedWrite } from '../../__fixtures__/plannedWrite';
import { createKubeClient, type KubeClient } from '../KubeClient';
import { KubeError } from '../KubeError';

describe('a write that is refused', () => {
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

  async function failure(
    code: number,
    status: Record<string, unknown>,
    write = plannedWrite(),
  ): Promise<KubeError> {
    server.handle = (_, response) => refuse(response, code, status);
    const error: unknown = await client.patch(write).catch(thrown => thrown);
    expect(error).toBeInstanceOf(KubeError);
    return error as KubeError;
  }

  // As a real API server answers, see test/conformance/src/writes.test.ts.
  const DOES_NOT_FIT = {
    message: 'the server rejected our request due to an error in our request',
    reason: 'Invalid',
    details: {},
  };

  it.each([
    [
      'another resourceVersion',
      409,
      { message: 'Operation cannot be fulfilled on …', reason: 'Conflict' },
      'merge' as const,
    ],
    [
      'another uid',
      422,
      {
        message:
          'InferenceService.serving.kserve.io "a" is invalid: metadata.uid: Invalid value: "x": field is immutable',
        reason: 'Invalid',
        details: { name: 'a' },
      },
      'merge' as const,
    ],
    ['a failed test', 422, DOES_NOT_FIT, 'json' as const],
  ])('is a conflict for %s', async (_, code, status, type) => {
    const error = await failure(code, status, plannedWrite({ type }));
    expect(error.kind).toBe('conflict');
    expect(error.message).toBe(
      'west: cannot patch InferenceService/scorer in namespace fraud: the object was changed meanwhile; look at it again before you write',
    );
  });

  it('is none for what a schema refuses', async () => {
    const message =
      'InferenceService.serving.kserve.io "a" is invalid: spec.predictor: Required value';
    const { kind, why } = await failure(422, { message, reason: 'Invalid' });
    expect([kind, why]).toEqual(['invalid', message]);
    expect((await failure(422, DOES_NOT_FIT)).kind).toBe('invalid');
  });

  it('names the right that is missing', async () => {
    const error = await failure(403, {
      message:
        'inferenceservices.serving.kserve.io "scorer" is forbidden: User "dev" cannot patch resource "inferenceservices" in API group "serving.kserve.io" in the namespace "fraud"',
    });
    expect(error.kind).toBe('forbidden');
    expect(error.message).toContain('User "dev" cannot patch resource');
    expect(error.hint).toBe(
      'ask for the right to patch inferenceservices.serving.kserve.io, as in docs/rbac/writer.yaml',
    );
  });

  it('quotes a webhook, and does not take it for a missing right', async () => {
    const message =
      'admission webhook "inferenceservice.kserve-webhook-server.validator" denied the request: canary is not allowed';
    const error = await failure(403, { message, reason: 'Forbidden' });
    expect([error.kind, error.why]).toEqual(['invalid', message]);
    expect(error.hint).toContain('webhook');
  });

  it('says which field the cluster does not know, without the object around it', async () => {
    const error = await failure(422, {
      message: ` "" is invalid: patch: Invalid value: "{${'x'.repeat(
        5000,
      )}}": strict decoding error: unknown field "spec.canary"`,
    });
    expect(error.why).toBe(
      'the cluster does not know what is to be written: unknown field "spec.canary"',
    );
  });

  it('is sent once when nobody knows whether it was made', async () => {
    const error = await failure(504, { details: { retryAfterSeconds: 1 } });
    expect(error.kind).toBe('server');
    expect(server.requests).toHaveLength(1);
  });

  it('is not sent again on a connection that breaks', async () => {
    server.handle = (_, response) => response.socket?.destroy();
    await expect(client.patch(plannedWrite())).rejects.toMatchObject({
      kind: 'unreachable',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('has a connection of its own, which nobody can have ended meanwhile', async () => {
    const ports = new Set<number | undefined>();
    server.handle = (_, response) => {
      ports.add(response.socket?.remotePort);
      response.end('{"metadata":{"uid":"u","resourceVersion":"8"}}');
    };
    await client.get('/x');
    await client.patch(plannedWrite());
    await client.patch(plannedWrite());
    expect(ports.size).toBe(3);
  });

  it('waits out throttling, which refuses before it looks', async () => {
    server.handle = (_, response) => {
      if (server.requests.length === 1) {
        refuse(response, 429, {}, { 'retry-after': '0' });
      } else {
        response.end('{"metadata":{"uid":"u","resourceVersion":"8"}}');
      }
    };
    await expect(client.patch(plannedWrite())).resolves.toEqual({
      uid: 'u',
      resourceVersion: '8',
      generation: undefined,
    });
  });
});
