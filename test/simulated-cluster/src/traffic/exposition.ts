import { BOUNDS, type PodCounters } from './PodCounters';
import type { Exposition } from './TrafficSpec';

/** Whose counters they are, as series name it. */
export interface Exposer {
  namespace: string;
  service: string;
  revision: string;
  pod: string;
}

/** In the order they are written in. */
export type Labels = Readonly<Record<string, string>>;

const WRITERS: Readonly<
  Record<Exposition, (counters: PodCounters, exposer: Exposer) => string>
> = {
  istio(counters, { namespace, service, revision }) {
    const labels = {
      reporter: 'destination',
      destination_workload: revision,
      destination_workload_namespace: namespace,
      destination_service_name: service,
      response_flags: '-',
    };
    return (
      byCode('istio_requests_total', counters, labels, 'response_code') +
      histogram('istio_request_duration_milliseconds', counters, labels, 1000)
    );
  },
  knative(counters, { namespace, service, revision, pod }) {
    const labels = {
      configuration_name: service,
      container_name: 'queue-proxy',
      namespace_name: namespace,
      pod_name: pod,
      revision_name: revision,
      service_name: service,
    };
    return (
      byCode('revision_request_count', counters, labels, 'response_code') +
      histogram('revision_request_latencies', counters, labels, 1000)
    );
  },
  vllm(counters, { service }) {
    const labels = { engine: '0', model_name: service };
    return (
      counter(
        'vllm:request_success_total',
        {
          ...labels,
          finished_reason: 'stop',
        },
        counters.byCode.get(200) ?? 0,
      ) +
      histogram('vllm:e2e_request_latency_seconds', counters, labels) +
      histogram('vllm:time_to_first_token_seconds', counters, labels)
    );
  },
  'kserve-server'(counters, { service }) {
    const labels = { model_name: service };
    return histogram('request_predict_seconds', counters, labels);
  },
};

/** What a pod answers when it is scraped, in Prometheus' text format. */
export function exposition(
  kinds: readonly Exposition[],
  counters: PodCounters,
  exposer: Exposer,
): string {
  return kinds.map(kind => WRITERS[kind](counters, exposer)).join('');
}

/** A code that was never answered has no series, as in all client libraries. */
function byCode(
  name: string,
  { byCode: codes }: PodCounters,
  labels: Labels,
  label: string,
): string {
  return [...codes]
    .map(([code, count]) =>
      sample(name, { ...labels, [label]: String(code) }, count),
    )
    .reduce((text, line) => text + line, `# TYPE ${name} counter\n`);
}

function counter(name: string, labels: Labels, value: number): string {
  return `# TYPE ${name} counter\n${sample(name, labels, value)}`;
}

function histogram(
  name: string,
  { buckets, requests, seconds }: PodCounters,
  labels: Labels,
  unitsPerSecond = 1,
): string {
  const lines = BOUNDS.map((bound, index) =>
    sample(
      `${name}_bucket`,
      { ...labels, le: String(bound * unitsPerSecond) },
      buckets[index] ?? 0,
    ),
  );
  return [
    `# TYPE ${name} histogram\n`,
    ...lines,
    sample(`${name}_bucket`, { ...labels, le: '+Inf' }, requests),
    sample(`${name}_sum`, labels, seconds * unitsPerSecond),
    sample(`${name}_count`, labels, requests),
  ].join('');
}

/** A line of Prometheus' text format; a number may be given as it has to look. */
export function sample(
  name: string,
  labels: Labels,
  value: number | string,
): string {
  const pairs = Object.entries(labels)
    .map(([label, text]) => `${label}=${JSON.stringify(text)}`)
    .join(',');
  return `${name}{${pairs}} ${value}\n`;
}
