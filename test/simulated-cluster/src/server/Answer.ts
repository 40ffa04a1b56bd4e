import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { JsonObject } from '../json/KubeObject';
import type { StatusError } from './StatusError';

/** What a handler answers: a whole body, or a stream that it writes itself. */
export type Answer =
  | {
      status: number;
      body: string;
      contentType?: string;
      headers?: Readonly<Record<string, string>>;
    }
  | { stream: (response: ServerResponse) => void };

const JSON_TYPE = 'application/json';
/** from this size on, as kube-apiserver does it */
const GZIP_FROM = 128 * 1024;
const FASTEST = 1;

const compress = promisify(gzip);

export function jsonAnswer(body: JsonObject, status = 200): Answer {
  return { status, body: JSON.stringify(body) };
}

export function textAnswer(body: string, status = 200): Answer {
  return { status, body, contentType: 'text/plain; charset=utf-8' };
}

export function errorAnswer(error: StatusError): Answer {
  const wait = error.details?.retryAfterSeconds;
  return {
    status: error.code,
    body: JSON.stringify(error.toStatus()),
    ...(wait !== undefined && { headers: { 'Retry-After': String(wait) } }),
  };
}

export async function sendAnswer(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if ('stream' in answer) {
    answer.stream(response);
    return;
  }
  const zip =
    answer.body.length > GZIP_FROM &&
    /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = zip
    ? await compress(answer.body, { level: FASTEST })
    : Buffer.from(answer.body);
  if (response.destroyed) {
    return;
  }
  response.writeHead(answer.status, {
    'Content-Type': answer.contentType ?? JSON_TYPE,
    'Content-Length': body.length,
    'Cache-Control': 'no-cache, private',
    Vary: 'Accept',
    ...(zip && { 'Content-Encoding': 'gzip' }),
    ...answer.headers,
  });
  response.end(body);
}
