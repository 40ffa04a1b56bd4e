import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ClusterConnection } from '../kube/ClusterConnection';
import {
  type CredentialSource,
  fixedCredential,
} from '../kube/credentials/CredentialSource';

export interface FakeRequest {
  url: URL;
  headers: IncomingMessage['headers'];
  isWatch: boolean;
  /** what a POST asks */
  form: URLSearchParams;
}

export type Handler = (request: FakeRequest, response: ServerResponse) => void;

export const notServed: Handler = (_, response) => {
  response.writeHead(404, { 'content-type': 'text/plain' });
  response.end('404 page not found\n');
};

/** A server that does to a client whatever a test wants, on plain HTTP. */
export class FakeApiServer {
  readonly requests: FakeRequest[] = [];
  readonly watches: ServerResponse[] = [];

  private constructor(
    private readonly server: http.Server,
    public handle: Handler,
  ) {}

  static async start(handle: Handler = notServed): Promise<FakeApiServer> {
    const server = http.createServer();
    const fake = new FakeApiServer(server, handle);
    server.on('request', async (message: IncomingMessage, response) => {
      const url = new URL(message.url ?? '/', 'http://server');
      const isWatch = url.searchParams.get('watch') === 'true';
      const form = new URLSearchParams(
        message.method === 'POST' ? await text(message) : '',
      );
      const request = { url, headers: message.headers, isWatch, form };
      fake.requests.push(request);
      if (isWatch) {
        fake.watches.push(response);
      }
      fake.handle(request, response);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return fake;
  }

  connection(
    credentials: CredentialSource = fixedCredential({}),
  ): ClusterConnection {
    const { port } = this.server.address() as AddressInfo;
    return {
      name: 'west',
      server: `http://127.0.0.1:${port}`,
      namespace: 'default',
      tls: { skipVerify: false },
      credentials,
    };
  }

  /** The stream that was asked for last. */
  get watch(): ServerResponse {
    const last = this.watches[this.watches.length - 1];
    if (!last) {
      throw new Error('nothing is watching');
    }
    return last;
  }

  /** `path?query` of the requests so far, without watches. */
  paths(): string[] {
    return this.requests
      .filter(({ isWatch }) => !isWatch)
      .map(({ url }) => `${url.pathname}${url.search}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }
}

export function answer(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A Status as an API server answers when it refuses. */
export function refuse(
  response: ServerResponse,
  code: number,
  details: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): void {
  const status = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code };
  answer(response, { ...status, ...details }, code, headers);
}

export function list(
  items: unknown[],
  metadata: Record<string, string | number> = {},
) {
  return {
    kind: 'List',
    metadata: { resourceVersion: '100', ...metadata },
    items,
  };
}

/** Begins a watch: headers are sent, and nothing else yet. */
export function accept(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
}

export function send(
  response: ServerResponse,
  type: string,
  object: unknown,
): void {
  response.write(`${JSON.stringify({ type, object })}\n`);
}
