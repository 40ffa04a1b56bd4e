import { plainText } from './plainText';
import { uriWithoutCredentials } from './withoutCredentials';

/** `user:password@` before a host, in a URI that somebody wrote without its scheme. */
const BARE_USER = /^[^/@\s]+:[^/@\s]+@/;

/** Longer than any object key (S3 allows 1,024 bytes). */
const LONGEST = 1200;

/**
 * Where a model lies, fit to be shown: no user or password, no query (signed URLs keep their
 * signature there), no fragment, no control characters. Everything else stays as it was written,
 * so that the URI can be pasted into the tool that understands its scheme: `s3://`, `gs://`,
 * `hf://org/model:revision`, `oci://image:tag`, `pvc://claim/path`, `models:/name/3`.
 *
 * @public
 */
export function cleanStorageUri(uri: string): string {
  const cleaned = uriWithoutCredentials(uri.trim()).replace(BARE_USER, '');
  return plainText(cleaned, LONGEST);
}
