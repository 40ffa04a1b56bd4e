import http from 'node:http';
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

describe('proxyAgent', () => {
  it('sends requests through the proxy of the cluster', async () => {
    const seen: string[] = [];
    const proxy = await FakeApiServer.start();
    proxy.handle = (request, response) => {
      seen.push(request.url.href);
      answer(response, 'through');
    };
    const agent = await proxyAgent(
      {
        ...proxy.connection(),
        server: 'http://cluster.example:8001',
        proxyUrl: proxy.connection().server,
      },
      {},
    );
    const status = await new Promise(resolve => {
      http.get('http://cluster.example:8001/version', { agent }, response => {
        response.resume();
        resolve(response.statusCode);
      });
    });
    expect(status).toBe(200);
    expect(seen).toEqual(['http://cluster.example:8001/version']);
    agent.destroy();
    await proxy.stop();
  });
});
