import { KubeError, type KubeErrorKind } from '../KubeError';

interface Explanation {
  kind: KubeErrorKind;
  why: string;
  hint: string;
}

const CLIENT_CERTIFICATE =
  /ALERT_(CERTIFICATE|BAD_CERTIFICATE|UNKNOWN_CA|HANDSHAKE_FAILURE)|ALERT_UNSUPPORTED_CERT|ALERT_ACCESS_DENIED/;

const SERVER_CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_GET_ISSUER/;

const REASONS: Partial<Record<string, (host: string) => string>> = {
  ECONNREFUSED: host => `${host} refuses the connection`,
  ENOTFOUND: host => `the name ${host} is not known`,
  EAI_AGAIN: host => `the name ${host} could not be looked up`,
  ETIMEDOUT: host => `${host} does not answer`,
  EHOSTUNREACH: host => `there is no route to ${host}`,
  ENETUNREACH: host => `there is no network to ${host}`,
  ECONNRESET: host => `${host} closed the connection`,
  EPIPE: host => `${host} closed the connection`,
  EPROTO: host => `${host} does not speak TLS`,
  ERR_SSL_WRONG_VERSION_NUMBER: host => `${host} does not speak TLS`,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: host => `${host} does not speak TLS`,
  HPE_INVALID_CONSTANT: host => `${host} does not speak HTTP`,
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
  const explanation = explain(error as NodeJS.ErrnoException, hostOf(server));
  return new KubeError(
    { cluster, what, where, ...explanation },
    { cause: error },
  );
}

function explain(error: NodeJS.ErrnoException, host: string): Explanation {
  const code = error.code ?? '';
  if (CLIENT_CERTIFICATE.test(code)) {
    return {
      kind: 'unauthorized',
      why: `${host} refuses the client certificate (${code})`,
      hint: 'check whether it has expired and renew it',
    };
  }
  if (SERVER_CERTIFICATE.test(code)) {
    return {
      kind: 'unreachable',
      why: `the certificate of ${host} cannot be trusted (${code})`,
      hint: 'check certificate-authority and tls-server-name in the kubeconfig',
    };
  }
  return {
    kind: 'unreachable',
    why: (REASONS[code] ?? (() => `${host}: ${error.message || code}`))(host),
    hint: 'check that the API server runs, its address and your network or VPN',
  };
}

function hostOf(server: string): string {
  return server.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}
