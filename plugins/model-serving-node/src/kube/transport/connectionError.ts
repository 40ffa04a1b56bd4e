import { KubeError, type KubeErrorKind } from '../KubeError';
import { networkReason, type NetworkReason } from './networkReason';

const ADVICE: Record<
  NetworkReason['about'],
  { kind: KubeErrorKind; hint: string }
> = {
  'client certificate': {
    kind: 'unauthorized',
    hint: 'check whether it has expired and renew it',
  },
  'server certificate': {
    kind: 'unreachable',
    hint: 'check certificate-authority and tls-server-name in the kubeconfig',
  },
  connection: {
    kind: 'unreachable',
    hint: 'check that the API server runs, its address and your network or VPN',
  },
};

/** A failure of the network or of TLS, in a user's words. */
export function connectionError(
  error: unknown,
  context: { cluster: string; server: string; what: string; where?: string },
): KubeError {
  if (error instanceof KubeError) {
    return error;
  }
  const { cluster, server, what, where } = context;
  const { about, why } = networkReason(
    error as NodeJS.ErrnoException,
    hostOf(server),
  );
  return new KubeError(
    { cluster, what, where, why, ...ADVICE[about] },
    { cause: error },
  );
}

function hostOf(server: string): string {
  return server.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
