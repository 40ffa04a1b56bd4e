import { CommandError } from '../cli/CommandError';

/** Where a Prometheus is asked. */
export type PrometheusAddress =
  | { url: string }
  | {
      namespace: string;
      service: string;
      port: string;
      scheme: 'http' | 'https';
    };

/**
 * What `--prometheus` means: a URL, or NAMESPACE/SERVICE:PORT with `https:` before the service
 * where it speaks TLS, as the API server's proxy has it. Throws CommandError.
 */
export function readPrometheusAddress(text: string): PrometheusAddress {
  if (/^https?:\/\//i.test(text)) {
    if (!URL.canParse(text)) {
      throw new CommandError('usage', '--prometheus: this is no URL');
    }
    return { url: text };
  }
  const [, namespace, scheme, service, port] =
    /^([a-z0-9.-]+)\/(https:|http:)?([a-z0-9-]+):([a-z0-9-]+)$/.exec(text) ??
    [];
  if (!namespace || !service || !port) {
    throw new CommandError(
      'usage',
      '--prometheus is a URL or NAMESPACE/SERVICE:PORT, such as https://prometheus.example or monitoring/prometheus:9090',
    );
  }
  return {
    namespace,
    service,
    port,
    scheme: scheme === 'https:' ? 'https' : 'http',
  };
}
