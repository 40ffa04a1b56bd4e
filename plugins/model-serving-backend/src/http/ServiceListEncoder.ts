import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { createHash } from 'node:crypto';

/** A list as it is sent. */
export interface EncodedList {
  /**
   * Equal for lists that hold the same, whichever process made them. Weak, because it leaves out
   * when the list was made: a reader with an equal one has nothing to learn.
   */
  etag: string;
  body(): Buffer;
}

interface EncodedService {
  json: Buffer;
  digest: Buffer;
}

const COMMA = Buffer.from(',');

/**
 * Lists as JSON. A service is serialised once, however many lists it is in and viewers there are;
 * a service that changes is a new object, and the former one's JSON goes with it.
 */
export class ServiceListEncoder {
  private readonly encoded = new WeakMap<ModelService, EncodedService>();
  private last: { etag: string; items: Buffer } | undefined;

  encode(list: ModelServiceList): EncodedList {
    const { items, ...rest } = list;
    const services = items.map(item => this.service(item));
    const timeless = JSON.stringify({ ...rest, observedAt: undefined });
    const hash = createHash('sha1').update(timeless);
    for (const { digest } of services) {
      hash.update(digest);
    }
    const etag = `W/"${hash.digest('base64url')}"`;
    return {
      etag,
      body: () => {
        const head = JSON.stringify(rest).slice(0, -1);
        return Buffer.concat([
          Buffer.from(`${head},"items":[`),
          this.join(services, etag),
          Buffer.from(']}'),
        ]);
      },
    };
  }

  /** Of the list that was asked for last the joined JSON is kept, since it is mostly the next. */
  private join(services: readonly EncodedService[], etag: string): Buffer {
    if (this.last?.etag !== etag) {
      const parts = services.flatMap(({ json }) => [COMMA, json]).slice(1);
      this.last = { etag, items: Buffer.concat(parts) };
    }
    return this.last.items;
  }

  private service(service: ModelService): EncodedService {
    const known = this.encoded.get(service);
    if (known) {
      return known;
    }
    const json = Buffer.from(JSON.stringify(service));
    const digest = createHash('sha1').update(json).digest();
    const encoded = { json, digest };
    this.encoded.set(service, encoded);
    return encoded;
  }
}
