import { randomUUID } from 'node:crypto';
import { ADMINISTRATORS, type Authenticator } from './Authenticator';
import type { CertificateAuthority } from './certificates';
import { ExecCredential } from './execCredential';
import type { Credential } from './kubeconfig';

/** The credentials that one cluster has given out. */
export class ClusterCredentials {
  private readonly written: ExecCredential[] = [];
  private readonly tokens = new Map<string, string>();

  private constructor(
    private readonly authenticator: Authenticator,
    private readonly certificateUser: string,
    private readonly certificate: Credential,
  ) {}

  /** Only one user has a client certificate: making one takes a moment that most tests spare. */
  static async create(
    authority: CertificateAuthority,
    authenticator: Authenticator,
    certificateUser: string,
  ): Promise<ClusterCredentials> {
    const pair = await authority.client(certificateUser, [ADMINISTRATORS]);
    return new ClusterCredentials(authenticator, certificateUser, {
      type: 'client-certificate',
      pair,
    });
  }

  token(user: string): string {
    let token = this.tokens.get(user);
    if (!token) {
      token = `simulated-${randomUUID()}`;
      this.tokens.set(user, token);
      this.authenticator.addToken(token, user, [ADMINISTRATORS]);
    }
    return token;
  }

  get(type: Credential['type'], user: string): Credential {
    if (type === 'token') {
      return { type, token: this.token(user) };
    }
    if (type === 'exec') {
      const { command, args } = this.writeExec(user);
      return { type, command, args };
    }
    if (user !== this.certificateUser) {
      throw new Error(
        `Only "${this.certificateUser}" has a client certificate, not "${user}"`,
      );
    }
    return this.certificate;
  }

  /** Removes what was written to disk. */
  remove(): void {
    this.written.forEach(credential => credential.remove());
  }

  private writeExec(user: string): ExecCredential {
    const credential = ExecCredential.write(this.token(user));
    this.written.push(credential);
    return credential;
  }
}
