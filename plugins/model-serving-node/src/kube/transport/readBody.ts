import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unzip = promisify(gunzip);

/** No list page comes near this; it bounds what a hostile server can make us hold. */
const MAX_BODY_BYTES = 512 * 1024 * 1024;

/** A page of a list is megabytes; zlib's own 16 KiB would come back to us a hundred times. */
const UNZIP_CHUNK_BYTES = 512 * 1024;

/** The whole body. Unzipping happens off the main thread. */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new Error('the answer is larger than 512 MiB');
    }
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return message.headers['content-encoding'] === 'gzip' && body.length > 0
    ? unzip(body, {
        maxOutputLength: MAX_BODY_BYTES,
        chunkSize: UNZIP_CHUNK_BYTES,
      })
    : body;
}
