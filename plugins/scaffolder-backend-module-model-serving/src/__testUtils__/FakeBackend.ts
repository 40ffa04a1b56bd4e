import { mockServices } from '@backstage/backend-test-utils';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ModelServingBackend } from '../backend/ModelServingBackend';

interface Asked {
  /** method and path, e.g. `POST /gpu/fit` */
  request: string;
  body: unknown;
  /** on whose behalf, as the token says */
  user: string;
}

/** The backend plugin as its HTTP API looks from here; what it answers is set by each test. */
export class FakeBackend {
  readonly asked: Asked[] = [];
  answer: { status?: number; body: unknown } = { body: {} };
  /** given one after the other, before that */
  readonly answers: Array<{ status?: number; body: unknown }> = [];
  private readonly auth = mockServices.auth({ pluginId: 'model-serving' });

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeBackend> {
    const server = createServer();
    const fake = new FakeBackend(server);
    server.on('request', async (request, response) => {
      const chunks = await request.toArray();
      const text = Buffer.concat(chunks).toString();
      fake.asked.push({
        request: `${request.method} ${request.url}`,
        body: text === '' ? undefined : JSON.parse(text),
        user: await fake.userOf(request.headers.authorization ?? ''),
      });
      const { status = 200, body } = fake.answers.shift() ?? fake.answer;
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return fake;
  }

  /** What actions of a test talk to it with. */
  client(): ModelServingBackend {
    const { port } = this.server.address() as AddressInfo;
    return new ModelServingBackend({
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
      }),
    });
  }

  refuse(status: number, name: string, message: string): void {
    this.answer = {
      status,
      body: { error: { name, message }, response: { statusCode: status } },
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  private async userOf(authorization: string): Promise<string> {
    const token = authorization.replace(/^Bearer /, '');
    const { principal } = await this.auth.authenticate(token);
    return (principal as { userEntityRef?: string }).userEntityRef ?? 'nobody';
  }
}
