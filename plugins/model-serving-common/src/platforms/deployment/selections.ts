import { formatLabelSelector } from '../../kubernetes/formatLabelSelector';
import type { KubeObject } from '../../kubernetes/resourceType';
import { MODEL_SERVICE_LABEL } from '../../recognition/recognise';
import { readsAllPods } from '../../recognition/podSelector';
import type { ServingSettings } from '../../settings/ServingSettings';
import type { Selection } from '../ServingPlatform';
import type { PlainWorkload } from '../PlainWorkload';
import { recogniseWorkload } from './WorkloadGroup';

/** By the service's label where the pods get it, else by the workload's own selector. */
export function podsOf(
  services: readonly KubeObject[],
  settings: ServingSettings,
): Selection[] {
  const selectors = recognised(services, settings).flatMap(workload => {
    const label = workload.metadata.labels[MODEL_SERVICE_LABEL];
    if (label && workload.template.labels[MODEL_SERVICE_LABEL] === label) {
      return `${MODEL_SERVICE_LABEL}=${label}`;
    }
    if (readsAllPods(settings)) {
      return formatLabelSelector(workload.selector) ?? [];
    }
    return label ? `${MODEL_SERVICE_LABEL}=${label}` : [];
  });
  return [...new Set(selectors)].map(labelSelector => ({ labelSelector }));
}

/** Routes name Services, not workloads, so which of them belong is seen only after reading. */
export function allIfAny(
  services: readonly KubeObject[],
  settings: ServingSettings,
): Selection[] {
  return recognised(services, settings).length > 0
    ? [{ labelSelector: '' }]
    : [];
}

function recognised(
  services: readonly KubeObject[],
  settings: ServingSettings,
): PlainWorkload[] {
  // Nothing but Deployments and StatefulSets makes services of this platform.
  return (services as readonly PlainWorkload[]).filter(
    workload => recogniseWorkload(workload, settings) !== undefined,
  );
}
