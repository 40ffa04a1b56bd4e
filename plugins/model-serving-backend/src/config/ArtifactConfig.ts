import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  ArtifactAccess,
  MlflowAccess,
  S3Access,
} from '@modeldeck/plugin-model-serving-node';

/** A host as an address has it, with its port where that is not 443. */
const HOST = /^[a-z0-9.-]+(:\d+)?$/;

/**
 * Reads `mlflow` and `artifacts`: where the backend looks into models, and as whom. Nothing is
 * taken from the backend's own environment, which everybody who may read a service would then use.
 *
 * @throws InputError that names the key, and no value: it may be a secret
 */
export function readArtifactAccess(
  section: Config | undefined,
  key: string,
): ArtifactAccess {
  const mlflow = section?.getOptionalConfig('mlflow');
  const artifacts = section?.getOptionalConfig('artifacts');
  const at = `${key}.artifacts`;
  onlyFields(artifacts, ['hosts', 's3', 'gcs', 'huggingFace'], at);
  const s3 = artifacts?.getOptionalConfig('s3');
  const gcs = artifacts?.getOptionalConfig('gcs');
  const huggingFace = artifacts?.getOptionalConfig('huggingFace');
  onlyFields(gcs, ['token'], `${at}.gcs`);
  onlyFields(huggingFace, ['url', 'token'], `${at}.huggingFace`);
  return {
    ...(mlflow && { mlflow: readMlflow(mlflow, `${key}.mlflow`) }),
    ...(s3 && { s3: readS3(s3, `${at}.s3`) }),
    ...(gcs && { gcs: { token: gcs.getOptionalString('token') } }),
    ...(huggingFace && {
      huggingFace: {
        url: optionalUrl(huggingFace, 'url', `${at}.huggingFace`),
        token: huggingFace.getOptionalString('token'),
      },
    }),
    hosts: readHosts(artifacts, at),
  };
}

function readMlflow(entry: Config, key: string): MlflowAccess {
  onlyFields(entry, ['url', 'authorization', 'caData', 'skipTLSVerify'], key);
  const url = optionalUrl(entry, 'url', key);
  if (url === undefined) {
    throw new InputError(`${key}.url: it has none`);
  }
  return {
    url,
    authorization: entry.getOptionalString('authorization'),
    ca: readCa(entry),
    skipVerify: entry.getOptionalBoolean('skipTLSVerify') ?? false,
  };
}

function readS3(entry: Config, key: string): S3Access {
  onlyFields(
    entry,
    [
      'endpoint',
      'region',
      'accessKeyId',
      'secretAccessKey',
      'sessionToken',
      'caData',
    ],
    key,
  );
  const accessKeyId = entry.getOptionalString('accessKeyId');
  const secretAccessKey = entry.getOptionalString('secretAccessKey');
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    throw new InputError(
      `${key}: accessKeyId and secretAccessKey only go together`,
    );
  }
  return {
    endpoint: optionalUrl(entry, 'endpoint', key),
    region: entry.getOptionalString('region'),
    ca: readCa(entry),
    ...(accessKeyId !== undefined &&
      secretAccessKey !== undefined && {
        credentials: {
          accessKeyId,
          secretAccessKey,
          sessionToken: entry.getOptionalString('sessionToken'),
        },
      }),
  };
}

function readHosts(entry: Config | undefined, key: string): string[] {
  const hosts = entry?.getOptionalStringArray('hosts') ?? [];
  for (const host of hosts) {
    if (!HOST.test(host)) {
      throw new InputError(`${key}.hosts: "${host}" is no host`);
    }
  }
  return hosts;
}

function readCa(entry: Config): string | undefined {
  const caData = entry.getOptionalString('caData');
  return caData && Buffer.from(caData, 'base64').toString();
}

function optionalUrl(
  entry: Config,
  field: string,
  key: string,
): string | undefined {
  const text = entry.getOptionalString(field);
  if (text === undefined) {
    return undefined;
  }
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new InputError(
      `${key}.${field}: must be an http:// or https:// address`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new InputError(`${key}.${field}: must not hold credentials`);
  }
  return text;
}

function onlyFields(
  entry: Config | undefined,
  known: readonly string[],
  key: string,
): void {
  for (const field of entry?.keys() ?? []) {
    if (!known.includes(field)) {
      throw new InputError(
        `${key}.${field}: no such setting; known are ${known.join(', ')}`,
      );
    }
  }
}
