import type { KubeObject } from '../../json/KubeObject';
import { conditionOf, numberAt, objectAt } from '../../json/read';
import { isOwnedBy, type ClusterClient } from '../ClusterClient';

/** kubernetes/kubernetes: pkg/controller/replicaset; pods are numbered so that names repeat */
export function controlReplicaSets(
  client: ClusterClient,
  namespace: string,
): void {
  for (const set of client.list('replicasets.apps', namespace)) {
    const pods = client
      .list('pods', namespace)
      .filter(pod => isOwnedBy(pod, set));
    const wanted = numberAt(set, 'spec', 'replicas') ?? 1;
    for (const pod of pods.slice(wanted)) {
      client.remove('pods', pod);
    }
    addPods(client, set, pods, wanted);
    const kept = client
      .list('pods', namespace)
      .filter(pod => isOwnedBy(pod, set));
    const ready = kept.filter(
      pod => conditionOf(pod, 'Ready')?.status === 'True',
    ).length;
    client.setStatus('replicasets.apps', set, {
      observedGeneration: set.metadata.generation,
      replicas: kept.length,
      fullyLabeledReplicas: kept.length,
      readyReplicas: ready,
      availableReplicas: ready,
    });
  }
}

function addPods(
  client: ClusterClient,
  set: KubeObject,
  pods: readonly KubeObject[],
  wanted: number,
): void {
  const { name, namespace = '' } = set.metadata;
  const taken = new Set(pods.map(pod => pod.metadata.name));
  let missing = wanted - pods.length;
  for (let number = 0; missing > 0; number++) {
    const podName = `${name}-${String(number).padStart(5, 'x')}`;
    if (!taken.has(podName)) {
      client.ensure('pods', {
        name: podName,
        namespace,
        labels: templateMetadata(set, 'labels'),
        annotations: templateMetadata(set, 'annotations'),
        owner: set,
        fields: { spec: objectAt(set, 'spec', 'template', 'spec') ?? {} },
      });
      missing--;
    }
  }
}

function templateMetadata(
  set: KubeObject,
  field: 'labels' | 'annotations',
): Record<string, string> {
  return {
    ...(objectAt(set, 'spec', 'template', 'metadata', field) as
      | Record<string, string>
      | undefined),
  };
}
