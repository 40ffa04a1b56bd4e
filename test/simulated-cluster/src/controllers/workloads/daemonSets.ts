import { createHash } from 'node:crypto';
import type { KubeObject } from '../../json/KubeObject';
import { conditionOf, objectAt, textAt } from '../../json/read';
import { isOwnedBy, type ClusterClient } from '../ClusterClient';
import { isDaemonNode } from '../scheduling/nodeFilters';

/** kubernetes/kubernetes: pkg/controller/daemon; pods are bound at once, whatever room is left */
export function controlDaemonSets(
  client: ClusterClient,
  namespace: string,
): void {
  const sets = client.list('daemonsets.apps', namespace);
  for (const set of sets) {
    const template = objectAt(set, 'spec', 'template');
    const pod = { ...template, apiVersion: 'v1', kind: 'Pod' } as KubeObject;
    const nodes = client
      .list('nodes')
      .filter(node => isDaemonNode(pod, node))
      .map(({ metadata }) => metadata.name);
    nodes.forEach(node => ensurePod(client, set, node));
    setStatus(client, set, nodes);
  }
}

/** Named by the node, so that names repeat from run to run. */
function ensurePod(client: ClusterClient, set: KubeObject, nodeName: string) {
  const { name, namespace = '' } = set.metadata;
  const suffix = createHash('sha256').update(nodeName).digest('hex');
  const podName = `${name}-${suffix.slice(0, 5)}`;
  if (client.get('pods', namespace, podName)) {
    return;
  }
  const template = objectAt(set, 'spec', 'template');
  client.ensure('pods', {
    name: podName,
    namespace,
    labels: {
      ...(objectAt(template, 'metadata', 'labels') as Record<string, string>),
    },
    owner: set,
    fields: { spec: { ...objectAt(template, 'spec'), nodeName } },
  });
}

function setStatus(
  client: ClusterClient,
  set: KubeObject,
  nodes: readonly string[],
): void {
  const pods = client
    .list('pods', set.metadata.namespace)
    .filter(pod => isOwnedBy(pod, set));
  for (const pod of pods) {
    if (!nodes.includes(textAt(pod, 'spec', 'nodeName') ?? '')) {
      client.remove('pods', pod);
    }
  }
  const ready = pods.filter(
    pod => conditionOf(pod, 'Ready')?.status === 'True',
  ).length;
  client.setStatus('daemonsets.apps', set, {
    observedGeneration: set.metadata.generation,
    desiredNumberScheduled: nodes.length,
    currentNumberScheduled: nodes.length,
    updatedNumberScheduled: nodes.length,
    numberMisscheduled: 0,
    numberReady: ready,
    numberAvailable: ready,
  });
}
