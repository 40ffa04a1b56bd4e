import type { ProjectSettings } from './ProjectSettings';

/** `http://SERVICE.NAMESPACE:PORT`, with or without what clusters append to it. */
const IN_CLUSTER =
  /^https?:\/\/([-a-z0-9]+)\.([-a-z0-9]+)(?:\.svc(?:\.[-.a-z0-9]+)?)?:(\d+)\/?$/;

/**
 * Where a Prometheus is as `kubectl model` takes it, for pipelines that run outside of the cluster:
 * `NAMESPACE/SERVICE:PORT`, asked through the API server. Undefined where none is configured.
 */
export function prometheusPlace({
  prometheusUrl,
}: ProjectSettings): string | undefined {
  const [, service, namespace, port] =
    IN_CLUSTER.exec(prometheusUrl ?? '') ?? [];
  return service === undefined
    ? prometheusUrl
    : `${namespace}/${service}:${port}`;
}
