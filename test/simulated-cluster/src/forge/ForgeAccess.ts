import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface ForgeUser {
  name: string;
  password: string;
}

const SESSION_COOKIE = 'i_like_gitea';

/** Who is let in: one user, by name and password, or by a session that began with them. */
export class ForgeAccess {
  private readonly sessions = new Set<string>();

  constructor(readonly user: ForgeUser) {}

  /** The same password serves as an access token, as it does in Backstage's configuration. */
  hasCredentials({ authorization = '' }: IncomingHttpHeaders): boolean {
    const [scheme = '', value = ''] = authorization.split(' ');
    const { name, password } = this.user;
    switch (scheme.toLowerCase()) {
      case 'basic':
        return (
          Buffer.from(value, 'base64').toString() === `${name}:${password}`
        );
      case 'token':
        return value === password;
      default:
        return false;
    }
  }

  hasSession({ cookie = '' }: IncomingHttpHeaders): boolean {
    return cookie
      .split('; ')
      .some(
        each =>
          each.startsWith(`${SESSION_COOKIE}=`) &&
          this.sessions.has(each.slice(SESSION_COOKIE.length + 1)),
      );
  }

  /** The cookie of a new session; none where name or password are wrong. */
  signIn(form: URLSearchParams): string | undefined {
    const { name, password } = this.user;
    if (form.get('user_name') !== name || form.get('password') !== password) {
      return undefined;
    }
    const session = randomUUID();
    this.sessions.add(session);
    return `${SESSION_COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax`;
  }
}
