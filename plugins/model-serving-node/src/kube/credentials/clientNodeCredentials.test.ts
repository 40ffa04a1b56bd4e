import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { answer, FakeApiServer } from '../../__fixtures__/FakeApiServer';
import { authProviderCredential, proxyAgent } from './clientNodeCredentials';

const encode = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** An OIDC token that ends at this time; nobody here checks its signature. */
const token = (expiry: string) =>
  `${encode({ alg: 'none' })}.${encode({
    exp: Date.parse(expiry) / 1000,
  })}.signature`;

describe('authProviderCredential', () => {
  const oidc = (config: Record<string, string>) =>
    authProviderCredential({
      cluster: 'west',
      provider: { name: 'oidc', config },
    });

  it('sends an OIDC token that is still good', async () => {
    const idToken = token('2999-01-01T00:00:00Z');
    const { authorization } = await oidc({ 'id-token': idToken }).current();
    expect(authorization).toBe(`Bearer ${idToken}`);
  });

  it('says so when the token has expired and cannot be renewed', async () => {
    const idToken = token('2020-01-01T00:00:00Z');
    await expect(oidc({ 'id-token': idToken }).current()).rejects.toMatchObject(
      {
        kind: 'unauthorized',
        message:
          'west: cannot log in with the auth provider oidc: it gave no token, since that has expired or is missing; log in again so that the kubeconfig holds a fresh token',
      },
    );
  });
});

/** A proxy that lets a client through to wherever it wants, and notes where that is. */
async function startProxy() {
  const seen: string[] = [];
  const tunnels: Duplex[] = [];
  const proxy = http.createServer();
  proxy.on('connect', ({ url = '' }: http.IncomingMessage, client: Duplex) => {
    seen.push(url);
    const [host, port] = url.split(':');
    const upstream = net.connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    tunnels.push(client, upstream);
  });
  await new Promise<void>(resolve => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  return {
    seen,
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    stop() {
      tunnels.forEach(tunnel => tunnel.destroy());
      proxy.close();
    },
  };
}

describe('proxyAgent', () => {
  it('reaches the cluster through its proxy', async () => {
    const server = await FakeApiServer.start((_, response) =>
      answer(response, {}),
    );
    const proxy = await startProxy();
    const connection = { ...server.connection(), proxyUrl: proxy.url };
    const agent = await proxyAgent(connection, {});
    const status = await new Promise((resolve, reject) => {
      http
        .get(`${connection.server}/version`, { agent }, response => {
          response.resume();
          resolve(response.statusCode);
        })
        .on('error', reject);
    });
    expect(status).toBe(200);
    expect(proxy.seen).toEqual([new URL(connection.server).host]);
    agent.destroy();
    proxy.stop();
    await server.stop();
  });
});
