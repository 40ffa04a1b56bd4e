import { acceleratorsOf } from '../../../kubernetes/accelerators';
import { FieldReader } from '../../../kubernetes/FieldReader';
import { type Placement, readPlacement } from '../../../kubernetes/placement';
import { readPodResources } from '../../../kubernetes/podResources';
import { isUnknown } from '../../../model/known';
import type { GpuFitRequest } from '../../../model/gpuTypes';
import type { PodDemand } from './PodDemand';

/** What one pod asks for, and where it may run. */
export interface PodNeeds extends Placement {
  accelerators: GpuFitRequest['accelerators'];
  cpu: number | undefined;
  memoryBytes: number | undefined;
}

/** undefined: its spec is not known. */
export function podNeedsOf({ spec }: PodDemand): PodNeeds | undefined {
  if (isUnknown(spec)) {
    return undefined;
  }
  const reader = FieldReader.of(spec);
  const requests = readPodResources(reader);
  return {
    ...readPlacement(reader),
    accelerators: acceleratorsOf(requests),
    cpu: requests.cpu,
    memoryBytes: requests.memory,
  };
}

/** "Will so many of these pods fit?" */
export function demandRequest(
  { nodeSelector, tolerations, accelerators, cpu, memoryBytes }: PodNeeds,
  where: { cluster: string; namespace: string; replicas: number },
): GpuFitRequest {
  return {
    ...where,
    accelerators,
    ...(cpu !== undefined && { cpu }),
    ...(memoryBytes !== undefined && { memoryBytes }),
    nodeSelector: { ...nodeSelector },
    tolerations: [...tolerations],
  };
}
