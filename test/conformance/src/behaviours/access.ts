import { ApiClient } from '@modeldeck/simulated-cluster';
import { CONFIG_MAPS, SERVICES } from '../paths';
import type { ServerUnderTest } from '../ServerUnderTest';

/** Who may not, and how that is said. */
export function describeAccess(server: ServerUnderTest): void {
  it('answers 401 to a token that it does not know', async () => {
    const stranger = new ApiClient({ ...server.handle, token: 'unknown' });
    const { status, body } = await stranger.call(CONFIG_MAPS);
    stranger.close();
    expect([status, body]).toMatchObject([
      401,
      { kind: 'Status', reason: 'Unauthorized', message: 'Unauthorized' },
    ]);
  });

  describe('a user without rights', () => {
    let restore: () => void;

    beforeAll(() => {
      restore = server.handle.withoutRights('nobody');
    });

    afterAll(() => restore?.());

    const ask = (path: string, query: Record<string, string> = {}) =>
      server.client.call(path, {
        query,
        headers: { 'impersonate-user': 'nobody' },
      });

    it.each<[string, string, Record<string, string>, string]>([
      [
        'a list',
        SERVICES,
        {},
        'inferenceservices.serving.kserve.io is forbidden: User "nobody" cannot list resource "inferenceservices" in API group "serving.kserve.io" in the namespace "conformance"',
      ],
      [
        'a list of everywhere',
        '/api/v1/pods',
        {},
        'pods is forbidden: User "nobody" cannot list resource "pods" in API group "" at the cluster scope',
      ],
      [
        'a watch',
        '/api/v1/pods',
        { watch: 'true' },
        'pods is forbidden: User "nobody" cannot watch resource "pods" in API group "" at the cluster scope',
      ],
      [
        'one object',
        `${SERVICES}/any`,
        {},
        'inferenceservices.serving.kserve.io "any" is forbidden: User "nobody" cannot get resource "inferenceservices" in API group "serving.kserve.io" in the namespace "conformance"',
      ],
      [
        'what is not even served',
        '/apis/absent.example.com/v1/things',
        {},
        'things.absent.example.com is forbidden: User "nobody" cannot list resource "things" in API group "absent.example.com" at the cluster scope',
      ],
    ])('may not have %s', async (_, path, query, message) => {
      const { status, body } = await ask(path, query);
      expect([status, body]).toMatchObject([
        403,
        { kind: 'Status', reason: 'Forbidden', message, code: 403 },
      ]);
    });

    it('may find out what is served', async () => {
      expect((await ask('/apis')).status).toBe(200);
      expect((await ask('/version')).status).toBe(200);
    });
  });
}
