import type { GpuSettings } from '../gpu/GpuSettings';
import type { AlertingRule, PrometheusRule } from './prometheusRule';

/** As kube-state-metrics spells the names of resources. */
const ACCELERATORS = [
  'nvidia_com_gpu',
  'nvidia_com_gpu_shared',
  'nvidia_com_mig_.+',
  'amd_com_gpu',
  'gpu_intel_com_(i915|xe)',
  'intel_com_gpu',
  'habana_ai_gaudi',
  'google_com_tpu',
  'aws_amazon_com_neuron(core|device)?',
  'k8s_amazonaws_com_vgpu',
].join('|');

/** A sample may be missed, and a device may pause between two requests. */
const LOOK_BACK = '5m';

/** What alerts of GPUs are made for. @public */
export interface GpuAlertOptions {
  /** of the PrometheusRule; default: modeldeck-gpus */
  name?: string;
  namespace?: string;
  /** that a Prometheus selects its rules by, e.g. `release: kube-prometheus-stack` */
  labels?: Readonly<Record<string, string>>;
  idle: GpuSettings['idle'];
  /** how long a pod may wait for accelerators; default: 15 minutes */
  pendingSeconds?: number;
}

/**
 * Alerts of accelerators that are held and not used, and of pods that wait for some: what a
 * cluster's own Prometheus can watch without us, from DCGM exporter and kube-state-metrics.
 *
 * @public
 */
export function gpuAlerts(options: GpuAlertOptions): PrometheusRule {
  const { name = 'modeldeck-gpus', namespace, labels } = options;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      ...(labels !== undefined && { labels }),
    },
    spec: {
      groups: [
        {
          name: 'modeldeck-gpus',
          rules: [idleRule(options), waitingRule(options)],
        },
      ],
    },
  };
}

function idleRule({ idle }: GpuAlertOptions): AlertingRule {
  const percent = Math.round(idle.utilization * 1000) / 10;
  return {
    alert: 'ModelGpuIdle',
    expr: `${busyByPod()} < ${idle.utilization}`,
    for: duration(idle.afterSeconds),
    labels: { severity: 'warning' },
    annotations: {
      summary:
        'Pod {{ $labels.namespace }}/{{ $labels.pod }} holds accelerators that it does not use.',
      description: `None of its devices was above ${percent} % for ${duration(
        idle.afterSeconds,
      )}. See who it is with: kubectl model gpu services -n {{ $labels.namespace }}`,
    },
  };
}

/** Of pods for which no node was chosen, those that ask for accelerators. */
function waitingRule({ pendingSeconds = 900 }: GpuAlertOptions): AlertingRule {
  const requests = ofWorkload(
    `kube_pod_container_resource_requests{resource=~"${ACCELERATORS}"}`,
  );
  const unscheduled = ofWorkload(
    'kube_pod_status_scheduled{condition="false"}',
  );
  return {
    alert: 'ModelGpuPending',
    expr: [
      `sum by (namespace, pod, resource) (${requests}) > 0`,
      `and on (namespace, pod) max by (namespace, pod) (${unscheduled}) == 1`,
    ].join('\n'),
    for: duration(pendingSeconds),
    labels: { severity: 'warning' },
    annotations: {
      summary:
        'Pod {{ $labels.namespace }}/{{ $labels.pod }} waits for {{ $value }} {{ $labels.resource }}.',
      description: `No node was chosen for it for ${duration(
        pendingSeconds,
      )}. See what is free, and what fits: kubectl model gpu`,
    },
  };
}

/** The share of the time in which a pod's busiest device was busy, 0 to 1, by pod. */
function busyByPod(): string {
  const engine = byPod('DCGM_FI_PROF_GR_ENGINE_ACTIVE');
  const utilization = byPod('DCGM_FI_DEV_GPU_UTIL');
  // "Some kernel ran" is the coarser of the two, and the only one on consumer cards.
  return `(${engine}\n or ${utilization} / 100)`;
}

/**
 * Where a ServiceMonitor does not honour labels the pod that holds a device is in `exported_pod`,
 * else in `pod`; of a device that nobody holds `pod` is the exporter itself, as it is of its `up`.
 */
function byPod(metric: string): string {
  const exported = `max_over_time(${metric}{exported_pod!=""}[${LOOK_BACK}])`;
  const honoured = `max_over_time(${metric}{exported_pod="",pod!=""}[${LOOK_BACK}])`;
  return `max by (namespace, pod) (${ofWorkload(
    exported,
  )} or (${honoured} unless on (job, instance, namespace, pod) up))`;
}

/** With the namespace and pod that a series is about, where a scrape has put its own over them. */
function ofWorkload(series: string): string {
  return ['namespace', 'pod'].reduce(
    (inner, label) =>
      `label_replace(${inner}, "${label}", "$1", "exported_${label}", "(.+)")`,
    series,
  );
}

/** In whole seconds, which Prometheus takes at any length. */
function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole % 60 === 0 ? `${whole / 60}m` : `${whole}s`;
}
