import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** A Prometheus at an address of its own, or a service of the cluster behind its API server. */
export type PrometheusConfig =
  | { type: 'url'; url: string; authorization?: string }
  | { type: 'service'; namespace: string; service: string; port: string };

const KNOWN = ['url', 'authorization', 'service'];
const SERVICE = /^([a-z0-9-]+)\/([a-z0-9-]+):([a-z0-9-]+)$/;

/**
 * Reads `prometheus` of a cluster.
 *
 * @throws InputError that names the key, and no value: it may be a secret
 */
export function readPrometheus(entry: Config, key: string): PrometheusConfig {
  for (const field of entry.keys()) {
    if (!KNOWN.includes(field)) {
      throw new InputError(
        `${key}.${field}: no such setting; known are ${KNOWN.join(', ')}`,
      );
    }
  }
  const url = entry.getOptionalString('url');
  const service = entry.getOptionalString('service');
  const authorization = entry.getOptionalString('authorization');
  if ((url === undefined) === (service === undefined)) {
    throw new InputError(`${key}: needs exactly one of url, service`);
  }
  if (url !== undefined) {
    return { type: 'url', url: readUrl(url, key), authorization };
  }
  const [, namespace, name, port] = SERVICE.exec(service ?? '') ?? [];
  if (!namespace || !name || !port) {
    throw new InputError(
      `${key}.service: must be namespace/service:port, e.g. monitoring/prometheus:9090`,
    );
  }
  if (authorization !== undefined) {
    throw new InputError(`${key}.authorization: only goes with url`);
  }
  return { type: 'service', namespace, service: name, port };
}

function readUrl(value: string, key: string): string {
  const url = URL.parse(value);
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new InputError(`${key}.url: must be an http:// or https:// address`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new InputError(
      `${key}.url: must not hold credentials; set authorization instead`,
    );
  }
  return value;
}
