import dns from 'node:dns';
import { gzipSync } from 'node:zlib';
import { FakeApiServer, type Handler } from '../../__fixtures__/FakeApiServer';
import { getRemote, type RemoteRequest } from './getRemote';
import { RemoteError } from './RemoteError';

describe('getRemote', () => {
  const servers: FakeApiServer[] = [];

  afterEach(async () => {
    await Promise.all(servers.splice(0).map(server => server.stop()));
  });

  async function serve(handle: Handler) {
    const server = await FakeApiServer.start(handle);
    servers.push(server);
    return { server, url: server.connection().server };
  }

  function ask(url: string, rest: Partial<RemoteRequest> = {}) {
    return getRemote({
      url: new URL(url),
      what: 'read MLmodel',
      maxBytes: 100,
      timeoutMs: 5_000,
      ...rest,
    });
  }

  async function failure(answer: Promise<unknown>): Promise<RemoteError> {
    const error = await answer.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof RemoteError)) {
      throw new Error('it did not fail as it should');
    }
    return error;
  }

  const redirectTo =
    (target: (path: string) => string): Handler =>
    ({ url }, response) => {
      response.writeHead(302, { location: target(url.pathname) });
      response.end();
    };

  it('gives any answer as it is', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(418);
      response.end('short');
    });
    const { status, body } = await ask(url);
    expect([status, String(body)]).toEqual([418, 'short']);
  });

  it('reads an object that was stored zipped, as far as it may', async () => {
    const { url } = await serve(({ url: { pathname } }, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('x'.repeat(pathname === '/small' ? 10 : 10_000)));
    });
    expect(String((await ask(`${url}/small`)).body)).toBe('xxxxxxxxxx');
    const error = await failure(ask(`${url}/bomb`));
    expect(error.kind).toBe('too-large');
  });

  it('stops reading what is too large', async () => {
    const { url } = await serve((_, response) => {
      response.end('x'.repeat(101));
    });
    const error = await failure(ask(url));
    expect(error.message).toBe(
      `cannot read MLmodel from ${
        new URL(url).host
      }: the answer is larger than 0 KiB; check the address`,
    );
  });

  it('follows where the host stays the same, with its headers', async () => {
    const { server, url } = await serve(({ url: { pathname } }, response) => {
      response.writeHead(pathname === '/a' ? 307 : 200, { location: '/b' });
      response.end('there');
    });
    const headers = { authorization: 'Bearer secret' };
    expect(String((await ask(`${url}/a`, { headers })).body)).toBe('there');
    expect(server.requests[1]?.headers.authorization).toBe('Bearer secret');
  });

  it('goes to no other host, least of all with credentials', async () => {
    const other = await serve((_, response) => response.end('other'));
    const { url } = await serve(redirectTo(() => other.url));
    const headers = { authorization: 'Bearer secret' };
    expect(await failure(ask(url, { headers }))).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('which nobody named'),
    });
    expect(other.server.requests).toEqual([]);

    const answer = await ask(url, { headers, mayFollow: () => true });
    expect(String(answer.body)).toBe('other');
    expect(other.server.requests[0]?.headers).not.toHaveProperty(
      'authorization',
    );
  });

  it.each(['file:///etc/passwd', 'ftp://files.example/', 'http://[fe80::1]/'])(
    'does not follow to %s',
    async target => {
      const { url } = await serve(redirectTo(() => target));
      expect(await failure(ask(url, { mayFollow: () => true }))).toMatchObject({
        kind: 'refused',
      });
    },
  );

  it('ends where redirects do not', async () => {
    const { server, url } = await serve(redirectTo(path => `${path}x`));
    expect(await failure(ask(`${url}/`))).toMatchObject({ kind: 'refused' });
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://[::ffff:169.254.169.254]/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/',
  ])('never asks %s', async url => {
    expect(await failure(ask(url))).toMatchObject({ kind: 'refused' });
  });

  it('asks no name that leads to such an address', async () => {
    const lookup = jest.spyOn(dns, 'lookup');
    lookup.mockImplementation(((_: string, __: unknown, found: Function) =>
      found(null, [{ address: '169.254.169.254', family: 4 }])) as never);
    const error = await failure(ask('http://store.example/x'));
    lookup.mockRestore();
    expect(error).toMatchObject({
      kind: 'refused',
      why: 'store.example leads to a link-local address',
    });
  });

  it('tells apart who gave up', async () => {
    const { url } = await serve(() => {});
    expect(await failure(ask(url, { timeoutMs: 20 }))).toMatchObject({
      kind: 'timeout',
    });
    const signal = AbortSignal.abort();
    expect(await failure(ask(url, { signal }))).toMatchObject({
      kind: 'aborted',
    });
  });

  it('tells why nobody is there', async () => {
    const { server, url } = await serve(() => {});
    await server.stop();
    expect(await failure(ask(url))).toMatchObject({
      kind: 'unreachable',
      why: expect.stringContaining('refuses the connection'),
    });
  });
});
