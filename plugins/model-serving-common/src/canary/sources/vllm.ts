import type { Durations, MetricSource } from './MetricSource';

/**
 * It has no counter of failures: what is refused never reaches the engine. The
 * PodMonitors of KServe's LLMInferenceServices rename its series.
 */
export const vllm: MetricSource = {
  id: 'vllm',
  title: 'vLLM',
  inPods: true,
  labels: [],
  durations: {
    latency: seconds('e2e_request_latency_seconds'),
    'time-to-first-token': seconds('time_to_first_token_seconds'),
    'inter-token-latency': [
      ...seconds('inter_token_latency_seconds'),
      ...seconds('request_time_per_output_token_seconds'),
      ...seconds('time_per_output_token_seconds'),
    ],
  },
  enable:
    'have Prometheus scrape path /metrics of the pods (annotations `prometheus.io/scrape: "true"` and `prometheus.io/port: "8080"`, or a PodMonitor) and keep the label `pod`',
};

function seconds(name: string): Durations[] {
  return ['vllm', 'kserve_vllm'].map(prefix => ({
    bucket: `${prefix}:${name}_bucket`,
    secondsPerUnit: 1,
  }));
}
