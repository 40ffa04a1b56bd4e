import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { modelService, serviceList } from '../__testUtils__/modelServices';
import { createFleetReader } from './FleetReader';

describe('createFleetReader', () => {
  let server: Server;
  let answer: { status: number; body: unknown };
  let asked: Array<{ url?: string; authorization?: string }>;

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      const { authorization } = request.headers;
      asked.push({ url: request.url, authorization });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  function reader() {
    const { port } = server.address() as AddressInfo;
    return createFleetReader({
      auth: mockServices.auth({ pluginId: 'catalog' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
      }),
    });
  }

  it('asks for one cluster, as the catalogue', async () => {
    answer = { status: 200, body: serviceList([modelService()]) };
    await expect(reader().services('a/b&c')).resolves.toEqual(answer.body);
    expect(asked).toEqual([
      {
        url: '/api/model-serving/services?cluster=a%2Fb%26c',
        authorization: expect.stringMatching(/^Bearer mock-service-token:/),
      },
    ]);
  });

  it('asks for the GPU pools of one cluster', async () => {
    const list = { ...serviceList([]), kind: 'GpuPoolList' };
    answer = { status: 200, body: list };
    await expect(reader().gpuPools('west')).resolves.toEqual(list);
    expect(asked[0]?.url).toBe('/api/model-serving/gpu-pools?cluster=west');
  });

  it('rejects an error, with what the backend said', async () => {
    answer = {
      status: 403,
      body: {
        error: { name: 'NotAllowedError', message: 'needs the permission' },
        response: { statusCode: 403 },
      },
    };
    await expect(reader().services('west')).rejects.toThrow(/403/);
  });

  it.each([
    ['nothing', {}],
    ['a service that lacks fields', serviceList([{ id: 'x' } as never])],
  ])(
    'rejects an answer that holds %s, rather than seeing no services',
    async (_, body) => {
      answer = { status: 200, body };
      await expect(reader().services('west')).rejects.toThrow(/invalid/i);
    },
  );
});
