import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { unauthorized } from '../server/statusErrors';

export interface UserInfo {
  name: string;
  groups: readonly string[];
  /** who really sent the request, when it impersonates `name` */
  impersonator?: string;
}

const AUTHENTICATED = 'system:authenticated';
export const ADMINISTRATORS = 'system:masters';

/** Says who sends a request: by bearer token, else by client certificate. */
export class Authenticator {
  private readonly tokens = new Map<string, UserInfo>();

  addToken(token: string, name: string, groups: readonly string[]): void {
    this.tokens.set(token, { name, groups: [...groups, AUTHENTICATED] });
  }

  authenticate(request: IncomingMessage): UserInfo {
    const user =
      this.byToken(request.headers.authorization) ?? byCertificate(request);
    if (!user) {
      throw unauthorized();
    }
    return impersonated(request, user);
  }

  private byToken(header: string | undefined): UserInfo | undefined {
    const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
    return token === undefined ? undefined : this.tokens.get(token);
  }
}

function byCertificate(request: IncomingMessage): UserInfo | undefined {
  const socket = request.socket as TLSSocket;
  if (!socket.authorized) {
    return undefined;
  }
  const subject = socket.getPeerCertificate().subject as unknown as Record<
    string,
    string | string[] | undefined
  >;
  const [name] = [subject.CN ?? []].flat();
  return name === undefined
    ? undefined
    : { name, groups: [...[subject.O ?? []].flat(), AUTHENTICATED] };
}

function impersonated(request: IncomingMessage, user: UserInfo): UserInfo {
  const name = request.headers['impersonate-user'];
  if (typeof name !== 'string' || name === '') {
    return user;
  }
  const groups = request.headersDistinct['impersonate-group'] ?? [];
  return {
    name,
    groups: [...groups, AUTHENTICATED],
    impersonator: user.name,
  };
}
