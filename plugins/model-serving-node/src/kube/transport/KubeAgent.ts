import http from 'node:http';
import https from 'node:https';
import type { ClusterConnection } from '../ClusterConnection';
import type { Credential } from '../credentials/CredentialSource';

/** Makes connections to one API server, and new ones when the certificate changes. */
export class KubeAgent {
  private agent: http.Agent | undefined;
  private certificate: Credential['cert'];

  constructor(
    private readonly connection: ClusterConnection,
    /** whether connections are used for more than one request */
    private readonly keepAlive = true,
  ) {}

  async for(credential: Credential): Promise<http.Agent> {
    if (!this.agent || this.certificate !== credential.cert) {
      // The former agent is left to itself: watches still run on it.
      this.certificate = credential.cert;
      this.agent = await createAgent(
        this.connection,
        credential,
        this.keepAlive,
      );
    }
    return this.agent;
  }

  close(): void {
    this.agent?.destroy();
    this.agent = undefined;
  }
}

async function createAgent(
  connection: ClusterConnection,
  credential: Credential,
  keepAlive: boolean,
): Promise<http.Agent> {
  const { tls, server, proxyUrl } = connection;
  if (proxyUrl) {
    const { proxyAgent } = await import('../credentials/clientNodeCredentials');
    return proxyAgent(connection, credential);
  }
  if (server.startsWith('http:')) {
    return new http.Agent({ keepAlive });
  }
  return new https.Agent({
    keepAlive,
    ca: tls.ca,
    servername: tls.serverName,
    rejectUnauthorized: !tls.skipVerify,
    cert: credential.cert,
    key: credential.key,
  });
}
