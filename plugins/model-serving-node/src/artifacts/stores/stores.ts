import { RemoteError } from '../http/RemoteError';
import type { ArtifactStore } from './ArtifactStore';
import { listGcs, readFromGcs } from './gcs';
import { readFromHttps } from './https';
import { readFromHuggingFace } from './huggingFace';
import { listS3, readFromS3 } from './s3';

const STORES: Readonly<Record<string, ArtifactStore>> = {
  s3: { read: readFromS3, list: listS3 },
  gs: { read: readFromGcs, list: listGcs },
  https: { read: readFromHttps },
  hf: { read: readFromHuggingFace },
};

/** Why the files of other schemes cannot be looked into from here. */
const UNREADABLE: Readonly<Record<string, string>> = {
  pvc: 'its files lie on a volume that only pods of its namespace can mount',
  oci: 'its files lie in an image, which a node pulls and nobody else',
  http: 'it is not encrypted, so whatever it holds could be another model',
  file: 'its files lie on the machine that loads them',
  abfs: 'files at Azure are not read from here',
  abfss: 'files at Azure are not read from here',
  wasb: 'files at Azure are not read from here',
  wasbs: 'files at Azure are not read from here',
  hdfs: 'files of a Hadoop cluster are not read from here',
  webhdfs: 'files of a Hadoop cluster are not read from here',
  'model-registry':
    'where it lies only the Kubeflow Model Registry of its cluster tells',
};

/** `https` of `https://host/path`, in small letters; undefined for what has no scheme. */
export function schemeOf(uri: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):\/\//i.exec(uri)?.[1]?.toLowerCase();
}

/** A store for a URI, by its scheme. @throws RemoteError where there is none */
export function storeFor(uri: string): ArtifactStore {
  const scheme = schemeOf(uri) ?? '';
  const store = Object.hasOwn(STORES, scheme) ? STORES[scheme] : undefined;
  if (store) {
    return store;
  }
  const why = Object.hasOwn(UNREADABLE, scheme)
    ? UNREADABLE[scheme]
    : undefined;
  throw new RemoteError({
    kind: 'refused',
    what: 'look into the model',
    where: uri || 'its storage URI',
    why: why ?? `URIs of the scheme "${scheme}" are not read from here`,
  });
}
