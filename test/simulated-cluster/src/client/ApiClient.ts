import { Agent, request } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { JsonObject } from '../json/KubeObject';

/** Where an API server is, and as whom to speak to it. */
export interface ApiServerAddress {
  url: string;
  /** PEM */
  certificateAuthority: string;
  token: string;
}

export interface ApiAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** the body as JSON; an empty object when it is none */
  body: JsonObject;
}

export interface ApiCall {
  method?: string;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One event of a watch. */
export interface WatchEvent {
  type: string;
  object: JsonObject;
}

export interface OpenWatch {
  status: number;
  /** the next event; undefined when the server has ended the stream, an error when it broke */
  next(): Promise<WatchEvent | undefined>;
  close(): void;
}

/**
 * A plain client for tests of API servers: it adds nothing and hides nothing. Not built on the
 * code under test on purpose.
 */
export class ApiClient {
  private readonly agent: Agent;

  constructor(private readonly address: ApiServerAddress) {
    this.agent = new Agent({
      ca: address.certificateAuthority,
      keepAlive: true,
    });
  }

  async call(path: string, call: ApiCall = {}): Promise<ApiAnswer> {
    const message = await this.send(path, call);
    const chunks: Buffer[] = [];
    for await (const chunk of message) {
      chunks.push(chunk as Buffer);
    }
    const text = Buffer.concat(chunks).toString();
    return {
      status: message.statusCode ?? 0,
      headers: message.headers,
      text,
      body: text.startsWith('{') ? (JSON.parse(text) as JsonObject) : {},
    };
  }

  patch(
    path: string,
    type: string,
    body: unknown,
    query: Record<string, string> = {},
  ): Promise<ApiAnswer> {
    return this.call(path, {
      method: 'PATCH',
      body,
      query,
      headers: { 'content-type': type },
    });
  }

  async watch(
    path: string,
    query: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<OpenWatch> {
    const message = await this.send(path, {
      query: { ...query, watch: 'true' },
      headers,
    });
    const events = readEvents(message);
    return {
      status: message.statusCode ?? 0,
      next: async () => (await events.next()).value ?? undefined,
      close: () => message.destroy(),
    };
  }

  close(): void {
    this.agent.destroy();
  }

  private send(path: string, call: ApiCall): Promise<IncomingMessage> {
    const url = new URL(path, this.address.url);
    Object.entries(call.query ?? {}).forEach(([name, value]) =>
      url.searchParams.set(name, value),
    );
    return new Promise((resolve, reject) => {
      const sent = request(
        url,
        {
          method: call.method ?? 'GET',
          agent: this.agent,
          headers: {
            authorization: `Bearer ${this.address.token}`,
            accept: 'application/json',
            ...(call.body !== undefined && {
              'content-type': 'application/json',
            }),
            ...call.headers,
          },
        },
        resolve,
      );
      sent.once('error', reject);
      sent.end(call.body === undefined ? undefined : JSON.stringify(call.body));
    });
  }
}

async function* readEvents(
  message: IncomingMessage,
): AsyncGenerator<WatchEvent, undefined> {
  let rest = '';
  for await (const chunk of message) {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield JSON.parse(line) as WatchEvent;
    }
  }
  return undefined;
}
