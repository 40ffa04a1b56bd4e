import { artifactPath } from '../http/artifactPath';
import { getRemote } from '../http/getRemote';
import type { FileRequest, FolderRequest } from './ArtifactStore';
import { bucketNames, LARGEST_LISTING } from './bucketListing';
import { bucketUri } from './bucketUri';
import { storeError } from './storeError';

const GOOGLE = 'https://storage.googleapis.com';

const HINT =
  'give an access token that may read it: GOOGLE_OAUTH_ACCESS_TOKEN, e.g. of gcloud auth print-access-token';

/** A file of a bucket at Google. */
export async function readFromGcs(request: FileRequest): Promise<Buffer> {
  const { uri, file, maxBytes } = request;
  const what = `read ${file}`;
  const { bucket, folder } = bucketUri(uri, what);
  const path = artifactPath(`${folder}/${file}`, what, uri);
  return ask(`${bucket}/${path}`, { ...request, what, maxBytes });
}

/** The names in a folder of such a bucket; Google lists as S3 does. */
export async function listGcs(request: FolderRequest): Promise<string[]> {
  const what = 'list the folder';
  const { bucket, folder } = bucketUri(request.uri, what);
  return bucketNames(folder, query =>
    ask(`${bucket}?${query}`, { ...request, what, maxBytes: LARGEST_LISTING }),
  );
}

async function ask(
  path: string,
  request: FolderRequest & { what: string; maxBytes: number },
): Promise<Buffer> {
  const { uri, access, what, maxBytes, timeoutMs, signal } = request;
  const { url = GOOGLE, token } = access.gcs ?? {};
  const { status, body } = await getRemote({
    url: new URL(`${url.replace(/\/+$/, '')}/${path}`),
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
