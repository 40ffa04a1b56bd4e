import { artifactPath } from '../http/artifactPath';
import { getRemote } from '../http/getRemote';
import type { FileRequest } from './ArtifactStore';
import { bucketUri } from './bucketUri';
import { storeError } from './storeError';

const GOOGLE = 'https://storage.googleapis.com';

const HINT =
  'give an access token that may read it: GOOGLE_OAUTH_ACCESS_TOKEN, e.g. of gcloud auth print-access-token';

/** A file of a bucket at Google. */
export async function readFromGcs(request: FileRequest): Promise<Buffer> {
  const { uri, file, access, maxBytes, timeoutMs, signal } = request;
  const what = `read ${file}`;
  const { bucket, folder } = bucketUri(uri, what);
  const path = artifactPath(`${folder}/${file}`, what, uri);
  const { url = GOOGLE, token } = access.gcs ?? {};
  const { status, body } = await getRemote({
    url: new URL(`${url.replace(/\/+$/, '')}/${bucket}/${path}`),
    what,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    maxBytes,
    timeoutMs,
    signal,
  });
  if (status !== 200) {
    throw storeError({ what, where: uri, status, body, hint: HINT });
  }
  return body;
}
