import type { KubeObject } from '../../json/KubeObject';
import { numberAt, objectAt, textAt } from '../../json/read';
import { type ClusterClient, isOwnedBy } from '../ClusterClient';
import { HASH_LABEL, isRouted, replicasOf } from './rolloutSpec';
import { canaryReplicas, type Progress } from './rolloutProgress';

const REPLICA_SETS = 'replicasets.apps';

export function replicaSetsOf(
  client: ClusterClient,
  rollout: KubeObject,
): KubeObject[] {
  return client
    .list(REPLICA_SETS, rollout.metadata.namespace)
    .filter(set => isOwnedBy(set, rollout));
}

export function hashOf(set: KubeObject): string {
  return textAt(set, 'metadata', 'labels', HASH_LABEL) ?? '';
}

export function readyOf(set: KubeObject | undefined): number {
  return numberAt(set, 'status', 'readyReplicas') ?? 0;
}

/**
 * A ReplicaSet for the version that is asked for, and replicas for all: with a route the stable
 * version keeps its size, without one the replicas are the traffic.
 */
export function scaleVersions(
  client: ClusterClient,
  rollout: KubeObject,
  { hash, stable }: Progress,
  weight: number,
): void {
  const wanted = replicasOf(rollout);
  const canary = hash === stable ? wanted : canaryReplicas(rollout, weight);
  const ofStable = isRouted(rollout) ? wanted : wanted - canary;
  ensureVersion(client, rollout, hash, canary);
  for (const set of replicaSetsOf(client, rollout)) {
    if (hashOf(set) !== hash) {
      scale(client, set, hashOf(set) === stable ? ofStable : 0);
    }
  }
}

function ensureVersion(
  client: ClusterClient,
  rollout: KubeObject,
  hash: string,
  replicas: number,
): void {
  const { name, namespace = '' } = rollout.metadata;
  const template = objectAt(rollout, 'spec', 'template') ?? {};
  const metadata = objectAt(template, 'metadata');
  const labels = {
    ...(objectAt(metadata, 'labels') as Record<string, string>),
    [HASH_LABEL]: hash,
  };
  client.ensure(REPLICA_SETS, {
    name: `${name}-${hash}`,
    namespace,
    labels,
    owner: rollout,
    fields: {
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: { ...template, metadata: { ...metadata, labels } },
      },
    },
  });
}

function scale(client: ClusterClient, set: KubeObject, replicas: number): void {
  const { name, namespace = '' } = set.metadata;
  client.ensure(REPLICA_SETS, {
    name,
    namespace,
    fields: { spec: { ...objectAt(set, 'spec'), replicas } },
  });
}
