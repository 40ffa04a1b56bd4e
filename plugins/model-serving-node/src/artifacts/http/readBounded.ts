import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unzip = promisify(gunzip);

/** An answer that is larger than it may be. */
export class TooLargeError extends Error {}

/** The whole body, or a `TooLargeError` as soon as it turns out larger than that. */
export async function readBounded(
  message: IncomingMessage,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new TooLargeError();
    }
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  return message.headers['content-encoding'] === 'gzip' && size > 0
    ? unzipped(body, maxBytes)
    : body;
}

async function unzipped(body: Buffer, maxBytes: number): Promise<Buffer> {
  try {
    return await unzip(body, { maxOutputLength: maxBytes });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ERR_BUFFER_TOO_LARGE' ? new TooLargeError() : error;
  }
}
