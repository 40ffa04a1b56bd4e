import {
  type KubeClient,
  PrometheusClient,
} from '@modeldeck/plugin-model-serving-node';
import { CommandError } from '../cli/CommandError';
import type { Host } from '../cli/Host';
import type { ConnectionFlags } from '../cli/Operation';
import { readPrometheusAddress } from './prometheusAddress';

/** Names the Prometheus where no flag does. */
const PROMETHEUS_VARIABLE = 'MODELDECK_PROMETHEUS';

/** The flags that say which Prometheus is asked. */
export interface PrometheusFlags {
  prometheus?: string;
  prometheusTokenFile?: string;
  connection: Pick<ConnectionFlags, 'requestTimeoutMs'>;
}

/** The Prometheus that flags or the environment name, if any. Throws CommandError. */
export async function openPrometheus(
  { prometheus, prometheusTokenFile: tokenFile, connection }: PrometheusFlags,
  client: KubeClient,
  host: Pick<Host, 'env' | 'readFile'>,
): Promise<PrometheusClient | undefined> {
  const where = prometheus || host.env[PROMETHEUS_VARIABLE];
  if (!where) {
    return undefined;
  }
  const address = readPrometheusAddress(where);
  if ('url' in address) {
    return PrometheusClient.at({
      ...address,
      authorization:
        tokenFile === undefined ? undefined : await bearer(tokenFile, host),
      requestTimeoutMs: connection.requestTimeoutMs,
    });
  }
  if (tokenFile !== undefined) {
    throw new CommandError(
      'usage',
      '--prometheus-token-file is for a URL: a Prometheus in the cluster is asked with your own rights',
    );
  }
  return PrometheusClient.inCluster({ ...address, client });
}

async function bearer(
  path: string,
  { readFile }: Pick<Host, 'readFile'>,
): Promise<string> {
  const token = await readFile(path).catch(error => {
    throw new CommandError('usage', `cannot read the token: ${error.message}`);
  });
  return `Bearer ${token.trim()}`;
}
