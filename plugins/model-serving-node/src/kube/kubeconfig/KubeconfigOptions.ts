import type { KubeconfigLocation } from './readKubeconfig';

/** Which cluster to talk to, and as whom: kubectl's flags by their own names. @public */
export interface KubeconfigOptions extends KubeconfigLocation {
  /** what to call the cluster; by default its context */
  name?: string;
  context?: string;
  cluster?: string;
  user?: string;
  namespace?: string;
  server?: string;
  token?: string;
  username?: string;
  password?: string;
  /** file */
  certificateAuthority?: string;
  /** PEM or base64 of it, instead of a file */
  certificateAuthorityData?: string;
  /** file */
  clientCertificate?: string;
  /** file */
  clientKey?: string;
  insecureSkipTlsVerify?: boolean;
  tlsServerName?: string;
  proxyUrl?: string;
  as?: string;
  asGroups?: string[];
  asUid?: string;
  /** how long a credential plugin may take; by default a minute */
  execTimeoutMs?: number;
}
