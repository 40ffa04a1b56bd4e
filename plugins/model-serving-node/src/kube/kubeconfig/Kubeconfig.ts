/** One cluster entry; file paths are absolute. */
export interface KubeconfigCluster {
  server: string;
  caFile?: string;
  /** base64 */
  caData?: string;
  skipTLSVerify: boolean;
  tlsServerName?: string;
  proxyUrl?: string;
}

/** A credential plugin, as client.authentication.k8s.io defines it. */
export interface ExecPlugin {
  apiVersion: string;
  command: string;
  args: string[];
  env: Record<string, string>;
  installHint?: string;
  provideClusterInfo: boolean;
  interactiveMode: string;
}

/** One user entry; file paths are absolute. */
export interface KubeconfigUser {
  token?: string;
  tokenFile?: string;
  certFile?: string;
  /** base64 */
  certData?: string;
  keyFile?: string;
  /** base64 */
  keyData?: string;
  username?: string;
  password?: string;
  exec?: ExecPlugin;
  authProvider?: { name: string; config: Record<string, string> };
  impersonate?: Impersonation;
}

/** @public */
export interface Impersonation {
  user: string;
  groups: string[];
  uid?: string;
}

export interface KubeconfigContext {
  cluster: string;
  user: string;
  namespace?: string;
}

/** Kubeconfig files as one. */
export interface Kubeconfig {
  /** the files it was read from; empty when there is none */
  files: string[];
  currentContext?: string;
  clusters: Map<string, KubeconfigCluster>;
  users: Map<string, KubeconfigUser>;
  contexts: Map<string, KubeconfigContext>;
}
