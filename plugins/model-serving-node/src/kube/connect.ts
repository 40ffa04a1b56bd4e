import { readFile } from 'node:fs/promises';
import type { ClusterConnection } from './ClusterConnection';
import {
  type Credential,
  type CredentialSource,
  fixedCredential,
} from './credentials/CredentialSource';
import { execCredential } from './credentials/execCredential';
import { tokenFileCredential } from './credentials/tokenFileCredential';
import { KubeError } from './KubeError';
import type {
  KubeconfigCluster,
  KubeconfigUser,
} from './kubeconfig/Kubeconfig';

const EXEC_TIMEOUT_MS = 60_000;

export interface ConnectOptions {
  name: string;
  namespace: string;
  cluster: KubeconfigCluster;
  user: KubeconfigUser;
  execTimeoutMs?: number;
}

/** A connection from one cluster entry and one user entry, their files read. */
export async function connect(
  options: ConnectOptions,
): Promise<ClusterConnection> {
  const { name, cluster, user } = options;
  const ca = await pem(name, cluster.caFile, cluster.caData);
  return {
    name,
    server: cluster.server,
    namespace: options.namespace,
    tls: {
      ca,
      serverName: cluster.tlsServerName,
      skipVerify: cluster.skipTLSVerify,
    },
    proxyUrl: cluster.proxyUrl,
    credentials: await credentialsOf(options, ca),
    impersonate: user.impersonate,
  };
}

/** In kubectl's order of preference: a token beats a plugin, and a certificate goes along. */
async function credentialsOf(
  { name, cluster, user, execTimeoutMs = EXEC_TIMEOUT_MS }: ConnectOptions,
  ca: Buffer | undefined,
): Promise<CredentialSource> {
  const certificate: Credential = {
    cert: await pem(name, user.certFile, user.certData),
    key: await pem(name, user.keyFile, user.keyData),
  };
  if (user.tokenFile) {
    return tokenFileCredential({
      cluster: name,
      file: user.tokenFile,
      certificate,
    });
  }
  if (user.token) {
    return fixedCredential({
      ...certificate,
      authorization: `Bearer ${user.token}`,
    });
  }
  if (user.username) {
    const pair = `${user.username}:${user.password ?? ''}`;
    return fixedCredential({
      ...certificate,
      authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
    });
  }
  if (user.exec) {
    return execCredential({
      cluster: name,
      plugin: user.exec,
      clusterInfo: { ...cluster, caData: ca?.toString('base64') },
      timeoutMs: execTimeoutMs,
      now: Date.now,
    });
  }
  if (user.authProvider) {
    const { authProviderCredential } = await import(
      './credentials/clientNodeCredentials'
    );
    return authProviderCredential({
      cluster: name,
      provider: user.authProvider,
    });
  }
  return fixedCredential(certificate);
}

async function pem(
  cluster: string,
  file: string | undefined,
  data: string | undefined,
): Promise<Buffer | undefined> {
  if (data) {
    return data.includes('-----BEGIN')
      ? Buffer.from(data)
      : Buffer.from(data, 'base64');
  }
  if (!file) {
    return undefined;
  }
  try {
    return await readFile(file);
  } catch (error) {
    throw new KubeError(
      {
        kind: 'kubeconfig',
        cluster,
        what: `read the certificate or key ${file}`,
        why: String((error as NodeJS.ErrnoException).code),
        hint: 'check that the file is there and readable',
      },
      { cause: error },
    );
  }
}
