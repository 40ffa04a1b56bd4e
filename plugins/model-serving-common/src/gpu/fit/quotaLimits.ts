import { isUnknown, known, unknown } from '../../model/known';
import type { GpuFitRequest, GpuQuota } from '../../model/gpuTypes';
import {
  both,
  CANNOT_TELL,
  exactly,
  type PodBounds,
  together,
} from './PodBounds';
import { type PodNeed, shortageCode, timesIn } from './podNeeds';

/** How many pods one limit lets through. */
export interface QuotaLimit {
  /** e.g. "ResourceQuota gpus of namespace ml" */
  title: string;
  resource: string;
  /** of the resource, by one pod */
  perPod: number;
  /** what is left of the resource; unknown: why */
  headroom: GpuQuota['headroom'];
  pods: PodBounds;
}

/** A quota counts extended resources as they are requested. */
const REQUESTS = 'requests.';

/**
 * The limits that pods in a namespace, and in a queue where they go through one, have to pass. All
 * of them hold at once.
 */
export function quotaLimits(
  quotas: readonly GpuQuota[],
  request: GpuFitRequest,
  needs: readonly PodNeed[],
): QuotaLimit[] {
  return needs.flatMap(need => [
    ...resourceQuotas(quotas, request, need),
    ...queue(quotas, request, need),
  ]);
}

export function boundsOf(limits: readonly QuotaLimit[]): PodBounds {
  return limits.reduce(
    (least, { pods }) => both(least, pods),
    exactly(Infinity),
  );
}

function resourceQuotas(
  quotas: readonly GpuQuota[],
  { namespace }: GpuFitRequest,
  need: PodNeed,
): QuotaLimit[] {
  return quotas
    .filter(
      quota =>
        quota.kind === 'ResourceQuota' &&
        namespace !== undefined &&
        quota.namespace === namespace &&
        isOf(need.resource, quota),
    )
    .map(quota => ({
      title: `ResourceQuota ${quota.name} of namespace ${namespace}`,
      resource: need.resource,
      perPod: need.amount,
      headroom: quota.headroom,
      pods: podsWithin(quota, need),
    }));
}

/**
 * A queue admits a group of pods from one flavor each resource, and pods that stand alone from any
 * of them: it depends on who made them, so that only what both allow is sure. Where no quota of an
 * accelerator was found in the queue it cannot be told; of cpu and memory none is expected.
 */
function queue(
  quotas: readonly GpuQuota[],
  { queue: name }: GpuFitRequest,
  need: PodNeed,
): QuotaLimit[] {
  const flavors = quotas.filter(
    quota =>
      quota.kind === 'ClusterQueue' &&
      quota.name === name &&
      isOf(need.resource, quota),
  );
  if (name === undefined || (flavors.length === 0 && isCommon(need))) {
    return [];
  }
  const bounds = flavors.map(quota => podsWithin(quota, need));
  return [
    {
      title: `ClusterQueue ${name}`,
      resource: need.resource,
      perPod: need.amount,
      headroom: headroomOf(flavors),
      pods:
        flavors.length === 0
          ? CANNOT_TELL
          : {
              sure: Math.max(...bounds.map(({ sure }) => sure)),
              possible: together(bounds).possible,
            },
    },
  ];
}

function isCommon({ resource }: PodNeed): boolean {
  return shortageCode(resource) !== 'accelerators';
}

function headroomOf(flavors: readonly GpuQuota[]): GpuQuota['headroom'] {
  if (flavors.length === 0) {
    return unknown('no quota of it was found');
  }
  const untold = flavors.map(({ headroom }) => headroom).find(isUnknown);
  return (
    untold ??
    flavors.reduce((sum, { headroom }) => sum + (known(headroom) ?? 0), 0)
  );
}

function isOf(resource: string, quota: GpuQuota): boolean {
  return (
    quota.resource === resource || quota.resource === `${REQUESTS}${resource}`
  );
}

function podsWithin({ headroom }: GpuQuota, { amount }: PodNeed): PodBounds {
  return isUnknown(headroom) ? CANNOT_TELL : exactly(timesIn(amount, headroom));
}
