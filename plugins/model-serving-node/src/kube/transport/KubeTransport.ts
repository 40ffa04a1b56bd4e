import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { ClusterConnection } from '../ClusterConnection';
import type { Credential } from '../credentials/CredentialSource';
import { credentialExpiry } from '../credentials/credentialExpiry';
import { KubeError } from '../KubeError';
import { connectionError } from './connectionError';
import { Deadline } from './Deadline';
import { KubeAgent } from './KubeAgent';
import type { KubeRequest } from './KubeRequest';
import { readBody } from './readBody';
import { statusError } from './statusError';
import { isThrottled, waitOutThrottling } from './waitOutThrottling';

class StaleConnection extends Error {}

/** Requests to one API server. Redirects are not followed: they would carry the credential. */
export class KubeTransport {
  private readonly agent: KubeAgent;
  /**
   * An idle connection that ends in the moment it is used leaves open whether the request arrived.
   * Reading is then done again; a write gets a connection of its own.
   */
  private readonly writeAgent: KubeAgent;

  constructor(
    private readonly connection: ClusterConnection,
    /** bounds connecting, headers and body together; 0 waits for ever */
    private readonly timeoutMs: number,
  ) {
    this.agent = new KubeAgent(connection);
    this.writeAgent = new KubeAgent(connection, false);
  }

  /** The body of a successful answer. @throws KubeError */
  async body(request: KubeRequest): Promise<Buffer> {
    const deadline = new Deadline(this.timeoutMs, request.signal);
    try {
      return await waitOutThrottling(
        async () => readBody(await this.exchange(request, deadline)),
        deadline.signal,
        // A write that timed out behind the server may have been made all the same.
        request.patch ? isThrottled : undefined,
      );
    } catch (error) {
      throw this.explained(error, request, deadline);
    } finally {
      deadline.clear();
    }
  }

  /**
   * A successful answer as soon as it begins; from then on only `request.signal` ends it.
   *
   * @throws KubeError
   */
  async stream(request: KubeRequest): Promise<IncomingMessage> {
    const deadline = new Deadline(this.timeoutMs, request.signal);
    try {
      const message = await this.exchange(request, deadline, 'identity');
      deadline.lift();
      message.once('close', () => deadline.clear());
      return message;
    } catch (error) {
      deadline.clear();
      throw this.explained(error, request, deadline);
    }
  }

  close(): void {
    this.agent.close();
    this.writeAgent.close();
  }

  private async exchange(
    request: KubeRequest,
    deadline: Deadline,
    encoding = 'gzip',
  ): Promise<IncomingMessage> {
    let answer = await this.attempt(request, deadline, encoding);
    if (answer.statusCode === 401 && this.connection.credentials.rejected()) {
      answer.resume();
      answer = await this.attempt(request, deadline, encoding);
    }
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status < 300) {
      return answer;
    }
    throw statusError({
      cluster: this.connection.name,
      what: request.what,
      where: request.where,
      status,
      retryAfter: answer.headers['retry-after'],
      body: String(await readBody(answer)),
      credentialProblem:
        status === 401 ? await this.credentialProblem() : undefined,
    });
  }

  private async credentialProblem(): Promise<string | undefined> {
    const credential = await this.connection.credentials.current();
    return credentialExpiry(credential, Date.now());
  }

  private async attempt(
    request: KubeRequest,
    deadline: Deadline,
    encoding: string,
  ): Promise<IncomingMessage> {
    const credential = await this.connection.credentials.current();
    const agents = request.patch ? this.writeAgent : this.agent;
    const agent = await agents.for(credential);
    const headers = this.headers(request, credential, encoding);
    const send = () => this.send(request, headers, agent, deadline);
    try {
      return await send();
    } catch (error) {
      // The server may close an idle connection in the moment it is used again.
      if (error instanceof StaleConnection) {
        return send();
      }
      throw error;
    }
  }

  private send(
    { path, patch, question }: KubeRequest,
    headers: http.OutgoingHttpHeaders,
    agent: http.Agent,
    { signal }: Deadline,
  ): Promise<IncomingMessage> {
    const { server } = this.connection;
    const { request } = server.startsWith('https:') ? https : http;
    const reading = question === undefined ? 'GET' : 'POST';
    const method = patch ? 'PATCH' : reading;
    return new Promise((resolve, reject) => {
      const sent = request(
        server + path,
        { method, headers, agent, signal },
        resolve,
      );
      sent.on('error', (error: NodeJS.ErrnoException) => {
        const isStale =
          !patch && sent.reusedSocket && error.code === 'ECONNRESET';
        reject(isStale && !signal.aborted ? new StaleConnection() : error);
      });
      sent.end(patch?.json ?? question);
    });
  }

  private headers(
    request: KubeRequest,
    credential: Credential,
    encoding: string,
  ): http.OutgoingHttpHeaders {
    const { impersonate } = this.connection;
    return {
      accept: request.accept ?? 'application/json',
      'accept-encoding': encoding,
      'user-agent': 'modeldeck',
      ...(request.patch &&
        bodyHeaders(request.patch.contentType, request.patch.json)),
      ...(request.question !== undefined &&
        bodyHeaders('application/x-www-form-urlencoded', request.question)),
      ...(credential.authorization && {
        authorization: credential.authorization,
      }),
      ...(impersonate && {
        'impersonate-user': impersonate.user,
        'impersonate-group': impersonate.groups,
        ...(impersonate.uid && { 'impersonate-uid': impersonate.uid }),
      }),
    };
  }

  private explained(
    error: unknown,
    { what, where }: KubeRequest,
    deadline: Deadline,
  ): KubeError {
    const { name: cluster, server } = this.connection;
    if (deadline.isAborted) {
      return new KubeError(
        { kind: 'aborted', cluster, what, where, why: 'it was cancelled' },
        { cause: error },
      );
    }
    if (deadline.isOver) {
      return new KubeError(
        {
          kind: 'timeout',
          cluster,
          what,
          where,
          why: `${server} gave no complete answer within ${
            deadline.timeoutMs / 1000
          } s`,
          hint: 'check the server and your network, or raise --request-timeout',
        },
        { cause: error },
      );
    }
    return connectionError(error, { cluster, server, what, where });
  }
}

function bodyHeaders(
  contentType: string,
  body: string,
): http.OutgoingHttpHeaders {
  return {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
  };
}
