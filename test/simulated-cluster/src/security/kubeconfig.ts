import { stringify } from 'yaml';
import type { KeyPair } from './certificates';

export type Credential =
  | { type: 'token'; token: string }
  | { type: 'client-certificate'; pair: KeyPair }
  | { type: 'exec'; command: string; args: readonly string[] };

export interface KubeconfigOptions {
  cluster: string;
  server: string;
  certificateAuthority: string;
  namespace?: string;
  user: string;
  credential: Credential;
}

/** A kubeconfig of one context, which is named like its cluster. */
export function renderKubeconfig(options: KubeconfigOptions): string {
  const { cluster, namespace, user } = options;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': cluster,
    clusters: [
      {
        name: cluster,
        cluster: {
          server: options.server,
          'certificate-authority-data': base64(options.certificateAuthority),
        },
      },
    ],
    contexts: [
      {
        name: cluster,
        context: { cluster, user, ...(namespace && { namespace }) },
      },
    ],
    users: [{ name: user, user: renderCredential(options.credential) }],
  });
}

function renderCredential(credential: Credential): object {
  switch (credential.type) {
    case 'token':
      return { token: credential.token };
    case 'client-certificate':
      return {
        'client-certificate-data': base64(credential.pair.certificate),
        'client-key-data': base64(credential.pair.key),
      };
    default:
      return {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1',
          command: credential.command,
          args: credential.args,
          interactiveMode: 'Never',
          provideClusterInfo: false,
        },
      };
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
