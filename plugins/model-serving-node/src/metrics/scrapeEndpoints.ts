import { FieldReader } from '@modeldeck/plugin-model-serving-common';

/** Where a pod may expose metrics. */
export interface ScrapeEndpoint {
  port: string;
  /** begins with a slash */
  path: string;
}

/** Ports whose name says so. */
const METRICS_PORT =
  /^(http-)?(metrics|usermetric|prom(etheus)?)$|^(.*-)?envoy-prom$/;

/** What containers of these names expose without a port that says so. */
const BY_CONTAINER: Readonly<Record<string, ScrapeEndpoint>> = {
  'queue-proxy': { port: '9091', path: '/metrics' },
  'istio-proxy': { port: '15090', path: '/stats/prometheus' },
  'kserve-container': { port: '8080', path: '/metrics' },
  'seldon-container-engine': { port: '8000', path: '/prometheus' },
  tritonserver: { port: '8002', path: '/metrics' },
  mlserver: { port: '8082', path: '/metrics' },
};

/** A pod that names more has what is looked for in the first of them. */
const MOST_ENDPOINTS = 6;

/**
 * Where a pod says that its metrics are, by annotation or by the name of a port, and where its
 * containers usually have them.
 */
export function scrapeEndpoints(pod: unknown): ScrapeEndpoint[] {
  const reader = FieldReader.of(pod);
  const found = [
    ...annotated(reader, 'prometheus.io'),
    ...annotated(reader, 'prometheus.kserve.io'),
    ...reader.at('spec', 'containers').list().flatMap(ofContainer),
  ].filter(isSound);
  const distinct = new Map(
    found.map(each => [`${each.port}${each.path}`, each]),
  );
  return [...distinct.values()].slice(0, MOST_ENDPOINTS);
}

/** Annotations are anybody's: no path may lead out of the pod's own. */
function isSound({ port, path }: ScrapeEndpoint): boolean {
  return (
    /^[0-9]{1,5}$/.test(port) &&
    /^[\w./-]+$/.test(path) &&
    !path.split('/').includes('..')
  );
}

function annotated(pod: FieldReader, prefix: string): ScrapeEndpoint[] {
  const annotations = pod.at('metadata', 'annotations').stringMap();
  const port = annotations[`${prefix}/port`];
  const path = annotations[`${prefix}/path`];
  return port === undefined ? [] : [{ port, path: absolute(path) }];
}

function absolute(path = '/metrics'): string {
  return path.startsWith('/') ? path : `/${path}`;
}

function ofContainer(container: FieldReader): ScrapeEndpoint[] {
  const usual = BY_CONTAINER[container.at('name').string() ?? ''];
  const named = container
    .at('ports')
    .list()
    .filter(port => METRICS_PORT.test(port.at('name').string() ?? ''))
    .flatMap(port => {
      const number = port.at('containerPort').integer();
      return number === undefined
        ? []
        : [{ port: String(number), path: usual?.path ?? '/metrics' }];
    });
  return usual ? [...named, usual] : named;
}
