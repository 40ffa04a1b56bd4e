import { createHash, createHmac } from 'node:crypto';
import type { S3Credentials } from '../ArtifactAccess';

/** SHA-256 of nothing, which is what a GET carries. */
const EMPTY =
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/**
 * The headers with which a GET is signed for S3 (AWS Signature Version 4). Only what reading needs:
 * a library for it would be larger than all the rest of reading.
 *
 * @param url - with its query sorted and encoded as it is signed
 */
export function signS3(
  url: URL,
  {
    credentials,
    region,
    now,
  }: { credentials: S3Credentials; region: string; now: Date },
): Record<string, string> {
  const at = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`;
  const headers: Record<string, string> = {
    'x-amz-content-sha256': EMPTY,
    'x-amz-date': at,
    ...(credentials.sessionToken !== undefined && {
      'x-amz-security-token': credentials.sessionToken,
    }),
  };
  const signed = Object.entries({ host: url.host, ...headers }).sort(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  const names = signed.map(([name]) => name).join(';');
  const canonical = [
    'GET',
    url.pathname,
    url.search.slice(1),
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    EMPTY,
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>(
      (secret, part) => hmac(secret, part),
      `AWS4${credentials.secretAccessKey}`,
    );
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${
      credentials.accessKeyId
    }/${scope}, SignedHeaders=${names}, Signature=${hmac(key, text).toString(
      'hex',
    )}`,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
