import { gzipSync } from 'node:zlib';
import {
  answer,
  FakeApiServer,
  type Handler,
  list,
  refuse,
} from '../__fixtures__/FakeApiServer';
import { MODELS, object } from '../__fixtures__/models';
import {
  type CredentialSource,
  fixedCredential,
} from './credentials/CredentialSource';
import { createKubeClient, type KubeClient } from './KubeClient';
import { KubeError } from './KubeError';
import type { ListOptions } from './listPages';

describe('KubeClient', () => {
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

  async function failure(attempt: Promise<unknown>): Promise<KubeError> {
    const error: unknown = await attempt.catch(thrown => thrown);
    expect(error).toBeInstanceOf(KubeError);
    return error as KubeError;
  }

  const serve = (handle: Handler) => {
    server.handle = handle;
  };

  describe('requests', () => {
    it('unzips what the server zipped', async () => {
      serve(({ headers }, response) => {
        expect(headers['accept-encoding']).toBe('gzip');
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync('{"a":1}'));
      });
      expect(await client.get('/x')).toEqual({ a: 1 });
    });

    it('uses one connection again and survives its end', async () => {
      serve((_, response) => answer(response, {}));
      const ports = new Set<number | undefined>();
      serve((_, response) => {
        ports.add(response.socket?.remotePort);
        answer(response, {});
      });
      await client.get('/1');
      await client.get('/2');
      expect(ports.size).toBe(1);
    });

    it('gives up on a server that accepts and never answers', async () => {
      client = createKubeClient(server.connection(), { requestTimeoutMs: 50 });
      serve(() => {});
      const error = await failure(client.get('/x', { what: 'read x' }));
      expect(error.kind).toBe('timeout');
      expect(error.message).toMatch(
        /^west: cannot read x: http:.* gave no complete answer within 0.05 s; /,
      );
    });

    it('gives up on a body that never ends', async () => {
      client = createKubeClient(server.connection(), { requestTimeoutMs: 100 });
      serve((_, response) => {
        response.writeHead(200);
        response.write('{"half":');
      });
      expect((await failure(client.get('/x'))).kind).toBe('timeout');
    });

    it('ends when its caller gives up', async () => {
      const caller = new AbortController();
      serve(() => caller.abort());
      const error = await failure(client.get('/x', { signal: caller.signal }));
      expect(error.kind).toBe('aborted');
    });

    it('says who it acts for', async () => {
      client = createKubeClient({
        ...server.connection(),
        impersonate: { user: 'eve', groups: ['ops', 'dev'], uid: '7' },
      });
      serve((_, response) => answer(response, {}));
      await client.get('/x');
      expect(server.requests[0]?.headers).toMatchObject({
        'impersonate-user': 'eve',
        'impersonate-group': 'ops, dev',
        'impersonate-uid': '7',
      });
    });

    it('asks for another credential once when one is rejected', async () => {
      let token = 'old';
      const credentials: CredentialSource = {
        current: async () => ({ authorization: `Bearer ${token}` }),
        rejected: () => {
          token = 'secret-2';
          return true;
        },
      };
      client = createKubeClient(server.connection(credentials));
      serve(({ headers }, response) =>
        headers.authorization === 'Bearer secret-2'
          ? answer(response, { ok: true })
          : refuse(response, 401),
      );
      expect(await client.get('/x')).toEqual({ ok: true });
      serve((_, response) => refuse(response, 401));
      const error = await failure(client.get('/x'));
      expect(error.kind).toBe('unauthorized');
      expect(error.message).not.toContain('secret-2');
      expect(server.requests).toHaveLength(4);
    });
  });

  it('says that a rejected token has expired', async () => {
    const claims = Buffer.from('{"exp":1577836800}').toString('base64url');
    const authorization = `Bearer x.${claims}.y`;
    client = createKubeClient(
      server.connection(fixedCredential({ authorization })),
    );
    serve((_, response) => refuse(response, 401));
    expect((await failure(client.get('/x'))).message).toBe(
      'west: cannot read /x: the token expired at 2020-01-01T00:00:00.000Z; log in again or renew the credential in the kubeconfig',
    );
  });

  describe('errors', () => {
    it.each([
      [400, 'invalid'],
      [403, 'forbidden'],
      [409, 'conflict'],
      [410, 'gone'],
      [429, 'throttled'],
      [500, 'server'],
      [503, 'server'],
    ])('calls HTTP %d %s and says why', async (status, kind) => {
      serve((_, response) => refuse(response, status, { message: 'because' }));
      expect(await failure(client.get('/x'))).toMatchObject({
        kind,
        status,
        cluster: 'west',
        message: expect.stringContaining('west: cannot read /x: because'),
      });
    });

    it('tells a missing object from a kind that is not served', async () => {
      serve((_, response) =>
        refuse(response, 404, { message: 'no', details: { name: 'x' } }),
      );
      expect((await failure(client.get('/x'))).kind).toBe('not-found');
      serve((_, response) => answer(response, '404 page not found', 404));
      expect((await failure(client.get('/x'))).kind).toBe('not-served');
    });

    it('follows no redirect, which would carry the credential elsewhere', async () => {
      serve((_, response) =>
        answer(response, '', 302, { location: 'http://elsewhere' }),
      );
      const error = await failure(client.get('/x'));
      expect(error.message).toContain('redirects elsewhere (HTTP 302)');
      expect(server.requests).toHaveLength(1);
    });

    it('lets nothing through that a terminal would interpret', async () => {
      serve((_, response) =>
        refuse(response, 500, { message: '\u001b[31mred\nalert\u202e' }),
      );
      const { message } = await failure(client.get('/x'));
      expect(message).toContain('red alert');
      // eslint-disable-next-line no-control-regex -- it is what must not be there
      expect(message).not.toMatch(/[\u0000-\u001f\u202e]/);
    });

    it('says when something else answers', async () => {
      serve((_, response) => answer(response, '<html>Sign in</html>'));
      expect(await failure(client.get('/x'))).toMatchObject({
        kind: 'malformed',
        message: expect.stringContaining('the answer is not JSON'),
      });
    });

    it('says how long a busy server wants to be left alone', async () => {
      serve((_, response) =>
        refuse(response, 429, {}, { 'retry-after': '17' }),
      );
      expect((await failure(client.get('/x'))).retryAfterMs).toBe(17_000);
      expect(server.paths()).toEqual(['/x']);
    });

    it('asks again when a busy server says when to', async () => {
      serve((_, response) =>
        server.paths().length < 3
          ? refuse(response, 429, {}, { 'retry-after': '0' })
          : answer(response, { a: 1 }),
      );
      expect(await client.get('/x')).toEqual({ a: 1 });
    });

    it('does not ask a busy server for ever', async () => {
      serve((_, response) => refuse(response, 429, {}, { 'retry-after': '0' }));
      expect((await failure(client.get('/x'))).kind).toBe('throttled');
      expect(server.paths()).toHaveLength(6);
    });
  });

  describe('list', () => {
    async function names(options: ListOptions = {}): Promise<string[]> {
      let found: string[] = [];
      for await (const page of client.list(MODELS, options)) {
        const more = page.items.map(({ metadata }) => metadata.name);
        found = page.isFirst ? more : [...found, ...more];
      }
      return found;
    }

    it('goes through all pages', async () => {
      serve(({ url }, response) =>
        url.searchParams.get('continue') === 'more'
          ? answer(response, list([object('b')]))
          : answer(response, list([object('a')], { continue: 'more' })),
      );
      expect(await names({ chunkSize: 1, namespace: 'team' })).toEqual([
        'a',
        'b',
      ]);
      expect(server.paths()).toEqual([
        '/apis/example.com/v2/namespaces/team/models?limit=1',
        '/apis/example.com/v2/namespaces/team/models?limit=1&continue=more',
      ]);
    });

    it('begins anew when the list took too long, and forgets what came before', async () => {
      let attempts = 0;
      serve(({ url }, response) => {
        if (url.searchParams.has('continue')) {
          refuse(response, 410);
        } else if (attempts === 0) {
          attempts += 1;
          answer(response, list([object('old')], { continue: 'x' }));
        } else {
          answer(response, list([object('new')]));
        }
      });
      expect(await names()).toEqual(['new']);
    });

    it('does not begin anew for ever', async () => {
      serve(({ url }, response) =>
        url.searchParams.has('continue')
          ? refuse(response, 410)
          : answer(response, list([object('a')], { continue: 'x' })),
      );
      expect((await failure(names())).kind).toBe('gone');
    });

    it('fails as a whole when a later page fails', async () => {
      serve(({ url }, response) =>
        url.searchParams.has('continue')
          ? refuse(response, 500)
          : answer(response, list([object('a')], { continue: 'x' })),
      );
      expect((await failure(names())).message).toContain(
        'west: cannot list models.example.com',
      );
    });
  });

  it('reads the version', async () => {
    serve((_, response) => answer(response, { gitVersion: 'v1.34.1' }));
    expect(await client.version()).toBe('v1.34.1');
  });

  it('reads the last lines of a log', async () => {
    serve((_, response) => answer(response, 'one\ntwo\n'));
    const logs = await client.logs({
      namespace: 'team',
      pod: 'fraud-1',
      container: 'model',
      tailLines: 2,
      previous: true,
    });
    expect(logs).toBe('one\ntwo\n');
    expect(server.paths()).toEqual([
      '/api/v1/namespaces/team/pods/fraud-1/log?limitBytes=1048576&container=model&tailLines=2&previous=true',
    ]);
  });
});
