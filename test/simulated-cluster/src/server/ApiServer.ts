import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Authenticator, UserInfo } from '../security/Authenticator';
import type { KeyPair } from '../security/certificates';
import { errorAnswer, sendAnswer, type Answer } from './Answer';
import type { ApiRequest } from './ApiRequest';
import type { ClusterContext } from './ClusterContext';
import { trackConnections } from './connectionReset';
import { dispatch } from './dispatch';
import { parseRequestInfo, type RequestInfo } from './RequestInfo';
import { StatusError } from './StatusError';
import { forbidden, unauthorized } from './statusErrors';

/** A request as a test sees it afterwards. */
export interface SeenRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  /** undefined when the credential was not accepted */
  user: string | undefined;
  impersonator?: string;
  /** HTTP status of the answer; 0 while there is none */
  status: number;
}

export interface ApiServerOptions {
  context: ClusterContext;
  authenticator: Authenticator;
  serving: KeyPair;
  certificateAuthority: string;
  port: number;
}

/** The HTTPS front of the cluster: who asks, may they, does a fault strike, and who answers. */
export class ApiServer {
  readonly requests: SeenRequest[] = [];
  private readonly sockets = new Set<Duplex>();

  private constructor(
    private readonly options: ApiServerOptions,
    private readonly server: Server,
  ) {}

  static async listen(options: ApiServerOptions): Promise<ApiServer> {
    const server = createServer({
      cert: options.serving.certificate,
      key: options.serving.key,
      ca: options.certificateAuthority,
      requestCert: true,
      // Callers without a certificate may have a token: the authenticator decides.
      rejectUnauthorized: false,
    });
    const api = new ApiServer(options, server);
    trackConnections(server);
    server.on('request', (request, response) => api.serve(request, response));
    server.on('connection', socket => {
      api.sockets.add(socket);
      socket.once('close', () => api.sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, '127.0.0.1', resolve);
    });
    return api;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>(resolve =>
      this.server.close(() => resolve()),
    );
    this.sockets.forEach(socket => socket.destroy());
    await closed;
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'https://server');
    const seen: SeenRequest = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      user: undefined,
      status: 0,
    };
    this.requests.push(seen);
    // A connection that breaks while it is read or written to is the caller's affair.
    response.on('error', () => undefined);
    this.answer(request, url, seen)
      .then(answer => {
        if (answer) {
          seen.status = 'status' in answer ? answer.status : 200;
          return sendAnswer(answer, request, response);
        }
        return undefined;
      })
      .catch(() => response.destroy());
  }

  /** undefined: none ever */
  private async answer(
    message: IncomingMessage,
    url: URL,
    seen: SeenRequest,
  ): Promise<Answer | undefined> {
    try {
      const body = await readBody(message);
      const info = parseRequestInfo(
        seen.method,
        url.pathname,
        url.searchParams,
      );
      if (this.options.context.faults.hangs(info)) {
        return undefined;
      }
      const user = this.admit(message, info, seen);
      return dispatch(
        toApiRequest(message, url, info, user, body),
        this.options.context,
      );
    } catch (error) {
      return errorAnswer(
        error instanceof StatusError ? error : internalError(error as Error),
      );
    }
  }

  private admit(
    message: IncomingMessage,
    info: RequestInfo,
    seen: SeenRequest,
  ): UserInfo {
    const { faults } = this.options.context;
    if (faults.rejectsCredentials) {
      throw unauthorized();
    }
    const user = this.options.authenticator.authenticate(message);
    seen.user = user.name;
    seen.impersonator = user.impersonator;
    const failure = faults.nextFailure(info);
    if (failure) {
      throw failure;
    }
    if (info.resource && faults.isForbidden(info)) {
      throw forbidden({ ...info, user: user.name });
    }
    return user;
  }
}

function toApiRequest(
  message: IncomingMessage,
  url: URL,
  info: RequestInfo,
  user: UserInfo,
  body: Buffer,
): ApiRequest {
  const { headers } = message;
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    accept: headers.accept ?? '',
    contentType: (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '',
    userAgent: headers['user-agent'] ?? '',
    body,
    user,
    info,
  };
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function internalError(error: Error): StatusError {
  return new StatusError(
    500,
    'InternalError',
    `Internal error occurred: ${error.message}`,
  );
}
