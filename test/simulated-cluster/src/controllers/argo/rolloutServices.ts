import type { KubeObject } from '../../json/KubeObject';
import { objectAt } from '../../json/read';
import type { ClusterClient } from '../ClusterClient';
import type { Progress } from './rolloutProgress';
import { HASH_LABEL, servicesOf } from './rolloutSpec';

/**
 * Points the two Services at the pods of their versions (argo-rollouts: rollout/service.go). The
 * canary's stays at the stable version until the new one has pods.
 */
export function pointServices(
  client: ClusterClient,
  rollout: KubeObject,
  { hash, stable }: Progress,
  isCanaryReady: boolean,
): void {
  const services = servicesOf(rollout);
  point(client, rollout, services.stable, stable);
  point(client, rollout, services.canary, isCanaryReady ? hash : stable);
}

function point(
  client: ClusterClient,
  rollout: KubeObject,
  name: string | undefined,
  hash: string,
): void {
  const { namespace = '' } = rollout.metadata;
  const service = name ? client.get('services', namespace, name) : undefined;
  if (!name || !service) {
    return;
  }
  const selector = { ...objectAt(service, 'spec', 'selector') };
  client.ensure('services', {
    name,
    namespace,
    annotations: {
      ...service.metadata.annotations,
      'argo-rollouts.argoproj.io/managed-by-rollouts': rollout.metadata.name,
    },
    fields: {
      spec: {
        ...objectAt(service, 'spec'),
        selector: { ...selector, [HASH_LABEL]: hash },
      },
    },
  });
}
