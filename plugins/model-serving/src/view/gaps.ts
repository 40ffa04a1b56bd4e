import {
  unknown,
  type Accelerator,
  type ClusterState,
  type Gap,
  type Known,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';

/**
 * Lists that failed and that this service's facts may be missing from. A kind that the cluster
 * does not have is none of them: nothing of it can be missing.
 */
export function gapsOf(
  service: ModelService,
  cluster: ClusterState | undefined,
): Gap[] {
  return (cluster?.gaps ?? []).filter(
    gap =>
      gap.state !== 'absent' &&
      (gap.namespace === undefined || gap.namespace === service.namespace),
  );
}

/**
 * Accelerators are summed over pods: where pods could not be listed, an empty sum is not "none".
 */
export function acceleratorsOf(
  service: ModelService,
  cluster: ClusterState | undefined,
): Known<Accelerator[]> {
  const podGap = gapsOf(service, cluster).find(
    gap => gap.resource === 'pods' || gap.resource.startsWith('pods.'),
  );
  return podGap && service.accelerators.length === 0
    ? unknown(podGap.reason)
    : service.accelerators;
}
