import http, { type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SimulatedObjectStoreOptions {
  /** 0: any free one */
  port?: number;
  /** text of the objects by `bucket/key` */
  objects?: Readonly<Record<string, string>>;
  /** whose requests alone are answered; without it everybody may read */
  accessKeyId?: string;
}

export interface SeenObjectRequest {
  path: string;
  authorization?: string;
}

/**
 * An object store in this process that speaks as S3 does, with buckets as part of the path. It only
 * hands out objects, and looks at whose signature it is, not whether it is right.
 */
export class SimulatedObjectStore {
  readonly objects: Map<string, string>;
  /** the oldest first */
  readonly requests: SeenObjectRequest[] = [];

  private constructor(
    private readonly server: http.Server,
    private readonly options: SimulatedObjectStoreOptions,
  ) {
    this.objects = new Map(Object.entries(options.objects ?? {}));
  }

  static async start(
    options: SimulatedObjectStoreOptions = {},
  ): Promise<SimulatedObjectStore> {
    const server = http.createServer();
    const store = new SimulatedObjectStore(server, options);
    server.on('request', ({ url = '/', headers }, response) => {
      const { authorization } = headers;
      const path = new URL(url, store.endpoint).pathname;
      store.requests.push({ path, ...(authorization && { authorization }) });
      store.answer(decodeURIComponent(path.slice(1)), authorization, response);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return store;
  }

  get endpoint(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  private answer(
    key: string,
    authorization: string | undefined,
    response: ServerResponse,
  ): void {
    const { accessKeyId } = this.options;
    const isKnown =
      accessKeyId === undefined ||
      authorization?.includes(`Credential=${accessKeyId}/`);
    const text = this.objects.get(key);
    if (!isKnown) {
      refuse(response, 403, 'AccessDenied');
    } else if (text !== undefined) {
      response.end(text);
    } else {
      const bucket = key.replace(/\/.*$/, '/');
      const hasBucket = [...this.objects.keys()].some(each =>
        each.startsWith(bucket),
      );
      refuse(response, 404, hasBucket ? 'NoSuchKey' : 'NoSuchBucket');
    }
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`,
  );
}
