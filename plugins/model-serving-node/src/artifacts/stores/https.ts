import { getRemote } from '../http/getRemote';
import { RemoteError } from '../http/RemoteError';
import type { FileRequest } from './ArtifactStore';
import { storeError } from './storeError';

/** KServe unpacks these after loading them (kserve/kserve: python/storage). */
const ARCHIVE = /\.(?:zip|tar|tgz|tar\.gz)$/i;

/** A file below an address whose host somebody named in the settings. */
export async function readFromHttps(request: FileRequest): Promise<Buffer> {
  const { uri, file, access, maxBytes, timeoutMs, signal } = request;
  const what = `read ${file}`;
  const folder = URL.parse(uri);
  const refuse = (why: string, hint: string) =>
    new RemoteError({ kind: 'refused', what, where: uri, why, hint });
  if (!folder) {
    throw refuse('it is no address', 'check the storage URI');
  }
  const hosts = access.hosts ?? [];
  if (!hosts.includes(folder.host)) {
    throw refuse(
      `${folder.host} is not among the hosts that may be asked`,
      'name it in artifacts.hosts of the settings if it is yours',
    );
  }
  if (ARCHIVE.test(folder.pathname)) {
    throw refuse(
      'it is an archive, which only the runtime unpacks',
      'look into the archive yourself',
    );
  }
  const { status, body } = await getRemote({
    url: new URL(
      `${folder.origin}${folder.pathname.replace(/\/+$/, '')}/${file}`,
    ),
    what,
    maxBytes,
    timeoutMs,
    signal,
    mayFollow: ({ host }) => hosts.includes(host),
  });
  if (status !== 200) {
    const hint = 'check whether it may be read without credentials';
    throw storeError({ what, where: uri, status, body, hint });
  }
  return body;
}
