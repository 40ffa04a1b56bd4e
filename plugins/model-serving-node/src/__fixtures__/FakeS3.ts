import { FakeApiServer } from './FakeApiServer';

export interface FakeS3Options {
  /** objects by `bucket/key` */
  objects: Readonly<Record<string, string>>;
  /** without it everybody may read */
  accessKeyId?: string;
}

/** A store that speaks as S3 does, with buckets as part of the path. */
export class FakeS3 {
  private constructor(
    readonly server: FakeApiServer,
    readonly endpoint: string,
  ) {}

  static async start(options: FakeS3Options): Promise<FakeS3> {
    const { objects, accessKeyId } = options;
    const buckets = new Set(Object.keys(objects).map(key => key.split('/')[0]));
    const server = await FakeApiServer.start(({ url, headers }, response) => {
      const key = decodeURIComponent(url.pathname.slice(1));
      const refuse = (status: number, code: string) => {
        response.writeHead(status, { 'content-type': 'application/xml' });
        response.end(
          `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`,
        );
      };
      const credential = headers.authorization ?? '';
      if (accessKeyId && !credential.includes(`Credential=${accessKeyId}/`)) {
        refuse(403, 'AccessDenied');
      } else if (!buckets.has(key.split('/')[0] ?? '')) {
        refuse(404, 'NoSuchBucket');
      } else if (objects[key] === undefined) {
        refuse(404, 'NoSuchKey');
      } else {
        response.end(objects[key]);
      }
    });
    return new FakeS3(server, server.connection().server);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
