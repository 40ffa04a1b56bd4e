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
 * hands out objects and their names, and looks at whose signature it is, not whether it is right.
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
      const { pathname: path, searchParams } = new URL(url, store.endpoint);
      store.requests.push({ path, ...(authorization && { authorization }) });
      const key = decodeURIComponent(path.slice(1));
      if (!store.knows(authorization)) {
        refuse(response, 403, 'AccessDenied');
      } else if (searchParams.has('list-type')) {
        store.list(key, searchParams.get('prefix') ?? '', response);
      } else {
        store.hand(key, response);
      }
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

  private knows(authorization: string | undefined): boolean {
    const { accessKeyId } = this.options;
    return (
      accessKeyId === undefined ||
      authorization?.includes(`Credential=${accessKeyId}/`) === true
    );
  }

  private hand(key: string, response: ServerResponse): void {
    const text = this.objects.get(key);
    if (text !== undefined) {
      response.end(text);
      return;
    }
    const bucket = key.replace(/\/.*$/, '/');
    const hasBucket = [...this.objects.keys()].some(each =>
      each.startsWith(bucket),
    );
    refuse(response, 404, hasBucket ? 'NoSuchKey' : 'NoSuchBucket');
  }

  /** By folders: what lies deeper is told as the folder that it is in. */
  private list(bucket: string, prefix: string, response: ServerResponse): void {
    const start = `${bucket.replace(/\/?$/, '/')}${prefix}`;
    const names = [...this.objects.keys()]
      .filter(key => key.startsWith(start))
      .map(key => key.slice(start.length).replace(/(?<=\/).*$/s, ''));
    const elements = [...new Set(names)].sort().map(name => {
      const key = `${prefix}${name}`.replaceAll('&', '&amp;');
      return name.endsWith('/')
        ? `<CommonPrefixes><Prefix>${key}</Prefix></CommonPrefixes>`
        : `<Contents><Key>${key}</Key></Contents>`;
    });
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(
      `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult><Prefix>${prefix}</Prefix>${elements.join(
        '',
      )}</ListBucketResult>`,
    );
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`,
  );
}
