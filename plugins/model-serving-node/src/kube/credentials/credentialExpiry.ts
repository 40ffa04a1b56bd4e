import { X509Certificate } from 'node:crypto';
import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import type { Credential } from './CredentialSource';

/**
 * Says of a rejected credential that it is past its end, where it tells that itself. Nothing of
 * it is verified: it only explains what the server has decided.
 */
export function credentialExpiry(
  credential: Credential,
  now: number,
): string | undefined {
  const token = tokenEnd(credential.authorization);
  if (token !== undefined && token <= now) {
    return `the token expired at ${new Date(token).toISOString()}`;
  }
  const certificate = certificateEnd(credential.cert);
  if (certificate !== undefined && certificate <= now) {
    return `the client certificate expired at ${new Date(
      certificate,
    ).toISOString()}`;
  }
  return undefined;
}

/** Milliseconds; undefined for tokens that are not JWTs or name no end. */
function tokenEnd(authorization: string | undefined): number | undefined {
  const payload = authorization?.split('.')[1] ?? '';
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(payload, 'base64url').toString(),
    );
    const seconds = FieldReader.of(claims).at('exp').number();
    return seconds === undefined ? undefined : seconds * 1000;
  } catch {
    return undefined;
  }
}

function certificateEnd(cert: Credential['cert']): number | undefined {
  if (!cert) {
    return undefined;
  }
  try {
    return Date.parse(new X509Certificate(cert).validTo);
  } catch {
    return undefined;
  }
}
