import { RemoteError } from '../http/RemoteError';

/** As S3 and Google have it, so that it cannot hold another host. */
const BUCKET = /^[a-z0-9](?:[a-z0-9._-]{0,220}[a-z0-9])?$/;

/**
 * `scheme://bucket/folder`.
 *
 * @throws RemoteError
 */
export function bucketUri(
  uri: string,
  what: string,
): { bucket: string; folder: string } {
  const [, bucket = '', folder = ''] =
    /^[a-z0-9]+:\/\/([^/]*)\/*(.*?)\/*$/s.exec(uri) ?? [];
  if (!BUCKET.test(bucket)) {
    throw new RemoteError({
      kind: 'refused',
      what,
      where: uri,
      why: 'its bucket has a name that no bucket can have',
      hint: 'check the storage URI',
    });
  }
  return { bucket, folder };
}
