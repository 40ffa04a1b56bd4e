import type { KubeObject } from '../../json/KubeObject';
import { objectAt } from '../../json/read';
import type { ClusterClient } from '../ClusterClient';
import { hasEnded } from '../scheduling/NodeRoom';
import { podRequests } from '../scheduling/podRequests';

/**
 * Counts what pods ask for, those that wait included; what is beyond the quota is let in
 * (kubernetes/kubernetes: pkg/quota/v1/evaluator/core/pods.go).
 */
export function countQuotas(client: ClusterClient, namespace: string): void {
  const quotas = client.list('resourcequotas', namespace);
  if (quotas.length === 0) {
    return;
  }
  const pods = client
    .list('pods', namespace)
    .filter(pod => !hasEnded(pod))
    .map(podRequests);
  for (const quota of quotas) {
    const hard = objectAt(quota, 'spec', 'hard') ?? {};
    const used = Object.keys(hard).map(key => [
      key,
      String(
        key === 'pods'
          ? pods.length
          : pods.reduce((sum, pod) => sum + (pod.get(resourceOf(key)) ?? 0), 0),
      ),
    ]);
    client.setStatus('resourcequotas', quota as KubeObject, {
      hard,
      used: Object.fromEntries(used),
    });
  }
}

function resourceOf(key: string): string {
  return key.replace(/^requests\./, '');
}
