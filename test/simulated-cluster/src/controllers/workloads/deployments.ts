import { createHash } from 'node:crypto';
import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { numberAt, objectAt } from '../../json/read';
import {
  isOwnedBy,
  type ClusterClient,
  type Condition,
} from '../ClusterClient';

const HASH_LABEL = 'pod-template-hash';

/** kubernetes/kubernetes: pkg/controller/deployment, with surge and no unavailability */
export function controlDeployments(
  client: ClusterClient,
  namespace: string,
): void {
  for (const deployment of client.list('deployments.apps', namespace)) {
    control(client, deployment);
  }
}

function control(client: ClusterClient, deployment: KubeObject): void {
  const { namespace = '' } = deployment.metadata;
  const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1;
  const current = ensureReplicaSet(client, deployment, wanted);
  const old = client
    .list('replicasets.apps', namespace)
    .filter(
      set =>
        isOwnedBy(set, deployment) &&
        set.metadata.name !== current.metadata.name,
    );
  // The old version keeps serving until the new one does.
  if (ready(current) >= wanted) {
    old.forEach(set => scale(client, set, 0));
  }
  client.setStatus(
    'deployments.apps',
    deployment,
    status(deployment, current, old),
  );
}

function ensureReplicaSet(
  client: ClusterClient,
  deployment: KubeObject,
  replicas: number,
): KubeObject {
  const { name, namespace = '' } = deployment.metadata;
  const template = objectAt(deployment, 'spec', 'template') ?? {};
  const hash = createHash('sha256')
    .update(JSON.stringify(template))
    .digest('hex')
    .slice(0, 9);
  const labels = {
    ...(objectAt(template, 'metadata', 'labels') as Record<string, string>),
    [HASH_LABEL]: hash,
  };
  return client.ensure('replicasets.apps', {
    name: `${name}-${hash}`,
    namespace,
    labels,
    owner: deployment,
    fields: {
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: {
          ...template,
          metadata: { ...objectAt(template, 'metadata'), labels },
        },
      },
    },
  });
}

function scale(client: ClusterClient, set: KubeObject, replicas: number): void {
  const { name, namespace = '' } = set.metadata;
  client.ensure('replicasets.apps', {
    name,
    namespace,
    fields: { spec: { ...objectAt(set, 'spec'), replicas } },
  });
}

function ready(set: KubeObject): number {
  return numberAt(set, 'status', 'readyReplicas') ?? 0;
}

function replicasOf(set: KubeObject): number {
  return numberAt(set, 'status', 'replicas') ?? 0;
}

function status(
  deployment: KubeObject,
  current: KubeObject,
  old: readonly KubeObject[],
): JsonObject {
  const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1;
  const all = [current, ...old];
  const available = all.reduce((sum, set) => sum + ready(set), 0);
  return {
    observedGeneration: deployment.metadata.generation,
    replicas: all.reduce((sum, set) => sum + replicasOf(set), 0),
    updatedReplicas: replicasOf(current),
    readyReplicas: available,
    availableReplicas: available,
    unavailableReplicas: Math.max(0, wanted - available),
    conditions: conditions(
      current,
      available >= wanted,
      ready(current) >= wanted,
    ),
  };
}

function conditions(
  current: KubeObject,
  available: boolean,
  complete: boolean,
): Condition[] {
  const { name } = current.metadata;
  return [
    {
      type: 'Available',
      status: available ? 'True' : 'False',
      reason: available
        ? 'MinimumReplicasAvailable'
        : 'MinimumReplicasUnavailable',
      message: available
        ? 'Deployment has minimum availability.'
        : 'Deployment does not have minimum availability.',
    },
    {
      type: 'Progressing',
      status: 'True',
      reason: complete ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
      message: complete
        ? `ReplicaSet "${name}" has successfully progressed.`
        : `ReplicaSet "${name}" is progressing.`,
    },
  ];
}
