import type { KubeObject } from '../../json/KubeObject';
import { listAt, objectAt, textAt, valueAt } from '../../json/read';
import type { ClusterClient } from '../ClusterClient';

const GPU = /^(?:nvidia\.com\/(?:gpu|mig-.+)|amd\.com\/gpu|intel\.com\/gpu)$/;
/** where pods without GPUs run when a cluster has no nodes: most tests need none */
const ANYWHERE = 'simulated-node';

/** Puts pods on nodes with room for their GPUs; other resources are never short here. */
export function schedulePods(client: ClusterClient, namespace: string): void {
  for (const pod of client.list('pods', namespace)) {
    if (!textAt(pod, 'spec', 'nodeName')) {
      schedule(client, pod);
    }
  }
}

function schedule(client: ClusterClient, pod: KubeObject): void {
  const needed = gpusOf(pod);
  const nodes = client
    .list('nodes')
    .filter(node => valueAt(node, 'spec', 'unschedulable') !== true)
    .filter(node => needed.size > 0 || !isKeptFree(node));
  const node = nodes.find(candidate => fits(client, candidate, needed));
  const { name, namespace = '' } = pod.metadata;
  if (node || (nodes.length === 0 && needed.size === 0)) {
    const nodeName = node?.metadata.name ?? ANYWHERE;
    client.ensure('pods', {
      name,
      namespace,
      fields: { spec: { ...objectAt(pod, 'spec'), nodeName } },
    });
    return;
  }
  const [resource = 'nodes'] = needed.keys();
  client.setStatus('pods', pod, {
    phase: 'Pending',
    conditions: [
      {
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message: `0/${nodes.length} nodes are available: ${nodes.length} Insufficient ${resource}. preemption: 0/${nodes.length} nodes are available: ${nodes.length} No preemption victims found for incoming pod.`,
      },
    ],
  });
}

/** Nodes with GPUs are tainted, which pods that ask for some tolerate. */
function isKeptFree(node: KubeObject): boolean {
  return listAt(node, 'spec', 'taints').some(
    taint => textAt(taint, 'effect') === 'NoSchedule',
  );
}

function fits(
  client: ClusterClient,
  node: KubeObject,
  needed: ReadonlyMap<string, number>,
): boolean {
  const running = client
    .list('pods')
    .filter(
      pod =>
        textAt(pod, 'spec', 'nodeName') === node.metadata.name &&
        !['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase') ?? ''),
    );
  return [...needed].every(([resource, count]) => {
    const total = Number(valueAt(node, 'status', 'allocatable', resource) ?? 0);
    const used = running.reduce(
      (sum, pod) => sum + (gpusOf(pod).get(resource) ?? 0),
      0,
    );
    return total - used >= count;
  });
}

/** How many of each GPU resource the containers of a pod ask for together. */
function gpusOf(pod: KubeObject): Map<string, number> {
  const total = new Map<string, number>();
  for (const container of listAt(pod, 'spec', 'containers')) {
    const amounts = {
      ...objectAt(container, 'resources', 'requests'),
      ...objectAt(container, 'resources', 'limits'),
    };
    for (const [resource, amount] of Object.entries(amounts)) {
      if (GPU.test(resource)) {
        total.set(resource, (total.get(resource) ?? 0) + Number(amount));
      }
    }
  }
  return total;
}
