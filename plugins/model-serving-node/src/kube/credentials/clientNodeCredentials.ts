import type { Agent } from 'node:http';
import type { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import type { ClusterConnection } from '../ClusterConnection';
import { KubeError } from '../KubeError';
import type { Credential, CredentialSource } from './CredentialSource';

/*
 * Only what client-node knows and nobody should write again: OIDC and the cloud providers' legacy
 * logins, and proxies. This module is heavy, so it is imported when a context needs it. It must
 * reach no more of client-node than its `config.js`: a bundler then leaves the API classes out.
 */

export interface AuthProviderOptions {
  cluster: string;
  provider: { name: string; config: Record<string, string> };
}

/** Logins of kubeconfig's `auth-provider`: oidc, azure, gcp and others. */
export function authProviderCredential(
  options: AuthProviderOptions,
): CredentialSource {
  let config = configOf(options);
  return {
    async current() {
      const request: RequestOptions = { headers: {} };
      try {
        await config.applyToHTTPSOptions(request);
      } catch (error) {
        throw loginFailed(options, (error as Error).message, error);
      }
      return credentialOf(options, request);
    },
    rejected() {
      config = configOf(options);
      return true;
    },
  };
}

function configOf({ provider }: AuthProviderOptions): KubeConfig {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    // Requests never go through it; its agent is not used.
    { name: 'cluster', server: 'https://localhost', skipTLSVerify: false },
    {
      name: 'user',
      authProvider: { name: provider.name, config: { ...provider.config } },
    },
  );
  return config;
}

function credentialOf(
  options: AuthProviderOptions,
  request: RequestOptions,
): Credential {
  const headers = (request.headers ?? {}) as Record<string, unknown>;
  const { Authorization: authorization } = headers;
  if (typeof authorization !== 'string') {
    throw loginFailed(
      options,
      'it gave no token, since that has expired or is missing',
    );
  }
  return { authorization };
}

function loginFailed(
  { cluster, provider }: AuthProviderOptions,
  why: string,
  cause?: unknown,
): KubeError {
  return new KubeError(
    {
      kind: 'unauthorized',
      cluster,
      what: `log in with the auth provider ${provider.name}`,
      why,
      hint: 'log in again so that the kubeconfig holds a fresh token',
    },
    { cause },
  );
}

/** An agent that connects through the proxy of a kubeconfig's cluster. */
export async function proxyAgent(
  { server, proxyUrl, tls }: ClusterConnection,
  credential: Credential,
): Promise<Agent> {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    {
      name: 'cluster',
      server,
      // client-node calls plain HTTP an error unless checks are off; there is nothing to check.
      skipTLSVerify: tls.skipVerify || server.startsWith('http:'),
      caData: base64(tls.ca),
      tlsServerName: tls.serverName,
      proxyUrl,
    },
    {
      name: 'user',
      certData: base64(credential.cert),
      keyData: base64(credential.key),
    },
  );
  const request: RequestOptions = { headers: {} };
  await config.applyToHTTPSOptions(request);
  return request.agent as Agent;
}

function base64(pem: string | Buffer | undefined): string | undefined {
  return pem === undefined ? undefined : Buffer.from(pem).toString('base64');
}
