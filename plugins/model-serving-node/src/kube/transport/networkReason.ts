/** Why there was no answer, in a user's words. */
export interface NetworkReason {
  about: 'client certificate' | 'server certificate' | 'connection';
  why: string;
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

/** What a failure of the network or of TLS means. */
export function networkReason(
  error: NodeJS.ErrnoException,
  host: string,
): NetworkReason {
  const code = error.code ?? '';
  if (CLIENT_CERTIFICATE.test(code)) {
    return {
      about: 'client certificate',
      why: `${host} refuses the client certificate (${code})`,
    };
  }
  if (SERVER_CERTIFICATE.test(code)) {
    return {
      about: 'server certificate',
      why: `the certificate of ${host} cannot be trusted (${code})`,
    };
  }
  return {
    about: 'connection',
    why: (REASONS[code] ?? (() => `${host}: ${error.message || code}`))(host),
  };
}
