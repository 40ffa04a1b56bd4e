import {
  defineResource,
  type FieldReader,
  type KubeObject,
} from '@modeldeck/plugin-model-serving-common';
import type { KubeClient } from '../kube/KubeClient';

/** A pod that tells how the devices of its node are used. */
export interface ExporterPod extends KubeObject {
  node: string | undefined;
  running: boolean;
  port: string;
}

/**
 * By the labels that the charts and the operators of NVIDIA and AMD set
 * (NVIDIA/dcgm-exporter: deployment; NVIDIA/gpu-operator: assets/state-dcgm-exporter;
 * ROCm/gpu-operator: internal/metricsexporter).
 */
const SELECTORS = [
  'app=nvidia-dcgm-exporter',
  'app.kubernetes.io/name=dcgm-exporter',
  'app.kubernetes.io/name=metrics-exporter',
];

/** Where an exporter listens that names no port. */
const DEFAULT_PORT = '9400';

const EXPORTER_PODS = defineResource<Omit<ExporterPod, keyof KubeObject>>({
  group: '',
  versions: ['v1'],
  plural: 'pods',
  kind: 'Pod',
  namespaced: true,
  read: pod => ({
    node: pod.at('spec', 'nodeName').string() || undefined,
    running: pod.at('status', 'phase').string() === 'Running',
    port: portOf(pod),
  }),
});

/**
 * The exporters of a cluster that run, each once.
 *
 * @throws KubeError
 */
export async function exporterPods(
  client: KubeClient,
  signal?: AbortSignal,
): Promise<ExporterPod[]> {
  const lists = await Promise.all(
    SELECTORS.map(labelSelector =>
      listed(client, { selection: { labelSelector }, signal }),
    ),
  );
  const pods = new Map(
    lists
      .flat()
      .filter(({ running }) => running)
      .map(pod => [`${pod.metadata.namespace}/${pod.metadata.name}`, pod]),
  );
  return [...pods.values()];
}

async function listed(
  client: KubeClient,
  options: { selection: { labelSelector: string }; signal?: AbortSignal },
): Promise<ExporterPod[]> {
  let pods: ExporterPod[] = [];
  for await (const page of client.list(EXPORTER_PODS, options)) {
    pods = page.isFirst ? page.items : [...pods, ...page.items];
  }
  return pods;
}

function portOf(pod: FieldReader): string {
  const ports = pod
    .at('spec', 'containers')
    .list()
    .flatMap(container => container.at('ports').list());
  const named = ports.find(port =>
    /metrics/.test(port.at('name').string() ?? ''),
  );
  const number = (named ?? ports[0])?.at('containerPort').integer();
  return number === undefined ? DEFAULT_PORT : String(number);
}
