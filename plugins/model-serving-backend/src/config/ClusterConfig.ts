import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { type PrometheusConfig, readPrometheus } from './PrometheusConfig';

/** Where a cluster's address and credentials come from. */
export type ClusterAccess =
  | { type: 'kubeconfig'; path?: string; context?: string }
  | { type: 'inCluster' }
  | {
      type: 'url';
      url: string;
      caData?: string;
      skipTLSVerify: boolean;
      token?: string;
    };

/** One entry of `modelServing.clusters`. */
export interface ClusterConfig {
  /** where in the configuration it is, for messages */
  key: string;
  name: string;
  access: ClusterAccess;
  /** whether the portal may move the traffic of canaries there */
  writable: boolean;
  /** where canaries are judged by; absent: by what their pods tell */
  prometheus?: PrometheusConfig;
}

const KEY = 'modelServing.clusters';
const WAYS = ['kubeconfig', 'inCluster', 'url'];
const URL_ONLY = ['caData', 'skipTLSVerify', 'token'];
const KNOWN = ['name', 'writable', 'prometheus', ...WAYS, ...URL_ONLY];

/**
 * Reads `modelServing.clusters`.
 *
 * @throws InputError that names the key, for the first entry that cannot be used. No value is
 * repeated in it: it may be a secret that was put under the wrong key.
 */
export function readClusterConfigs(config: Config): ClusterConfig[] {
  const entries = config.getOptionalConfigArray(KEY) ?? [];
  const names = new Set<string>();
  return entries.map((entry, index) => {
    const key = `${KEY}[${index}]`;
    const name = readName(entry, key);
    if (names.has(name)) {
      throw new InputError(
        `${key}.name: another cluster has the name "${name}"`,
      );
    }
    names.add(name);
    return {
      key,
      name,
      access: readAccess(entry, key),
      writable: entry.getOptionalBoolean('writable') ?? false,
      ...(entry.has('prometheus') && {
        prometheus: readPrometheus(
          entry.getConfig('prometheus'),
          `${key}.prometheus`,
        ),
      }),
    };
  });
}

function readName(entry: Config, key: string): string {
  const name = entry.getString('name').trim();
  if (name === '') {
    throw new InputError(`${key}.name: must not be empty`);
  }
  return name;
}

function readAccess(entry: Config, key: string): ClusterAccess {
  for (const field of entry.keys()) {
    if (!KNOWN.includes(field)) {
      throw new InputError(
        `${key}.${field}: no such setting; known are ${KNOWN.join(', ')}`,
      );
    }
  }
  const ways = WAYS.filter(
    way => entry.has(way) && entry.getOptional(way) !== false,
  );
  if (ways.length !== 1) {
    throw new InputError(
      `${key}: needs exactly one of ${WAYS.join(', ')}, has ${
        ways.join(' and ') || 'none'
      }`,
    );
  }
  if (ways[0] === 'url') {
    return readUrlAccess(entry, key);
  }
  for (const field of URL_ONLY) {
    if (entry.has(field)) {
      throw new InputError(`${key}.${field}: only goes with url`);
    }
  }
  return ways[0] === 'inCluster'
    ? readInClusterAccess(entry)
    : readKubeconfigAccess(entry);
}

function readInClusterAccess(entry: Config): ClusterAccess {
  entry.getBoolean('inCluster');
  return { type: 'inCluster' };
}

function readKubeconfigAccess(entry: Config): ClusterAccess {
  const kubeconfig = entry.getConfig('kubeconfig');
  return {
    type: 'kubeconfig',
    path: kubeconfig.getOptionalString('path'),
    context: kubeconfig.getOptionalString('context'),
  };
}

function readUrlAccess(entry: Config, key: string): ClusterAccess {
  const caData = entry.getOptionalString('caData');
  if (caData !== undefined && !isPemInBase64(caData)) {
    throw new InputError(
      `${key}.caData: must be a PEM certificate in base64, as certificate-authority-data of a kubeconfig`,
    );
  }
  return {
    type: 'url',
    url: readUrl(entry.getString('url'), key),
    caData,
    skipTLSVerify: entry.getOptionalBoolean('skipTLSVerify') ?? false,
    token: entry.getOptionalString('token'),
  };
}

function readUrl(value: string, key: string): string {
  const url = URL.parse(value);
  if (url?.protocol !== 'https:') {
    throw new InputError(
      `${key}.url: must be an https:// address; the token would travel in the clear otherwise`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new InputError(
      `${key}.url: must not hold credentials; set token instead`,
    );
  }
  return value;
}

function isPemInBase64(value: string): boolean {
  return Buffer.from(value, 'base64')
    .toString('latin1')
    .includes('-----BEGIN CERTIFICATE-----');
}
