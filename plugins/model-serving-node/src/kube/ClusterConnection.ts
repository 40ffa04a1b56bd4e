import type { CredentialSource } from './credentials/CredentialSource';
import type { Impersonation } from './kubeconfig/Kubeconfig';

/** How to reach one cluster, and as whom. @public */
export interface ClusterConnection {
  /** what users call the cluster: the kubeconfig context, or the name in the app's config */
  name: string;
  /** e.g. `https://10.0.0.1:6443`; a path in it is a prefix */
  server: string;
  /** the context's namespace, `default` when it names none */
  namespace: string;
  tls: TlsSettings;
  proxyUrl?: string;
  credentials: CredentialSource;
  impersonate?: Impersonation;
}

/** @public */
export interface TlsSettings {
  /** PEM; absent: the certificates that Node trusts */
  ca?: string | Buffer;
  /** the name the server's certificate must hold, where it is not the address */
  serverName?: string;
  skipVerify: boolean;
}
