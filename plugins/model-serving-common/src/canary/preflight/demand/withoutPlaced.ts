import type { GpuFit, GpuFitRequest, GpuQuota } from '../../../model/gpuTypes';
import { isUnknown } from '../../../model/known';
import type { GpuRoom } from '../PreflightFacts';

/** What is left once the pods are where they were placed. */
export function withoutPlaced(room: GpuRoom, fit: GpuFit): GpuRoom {
  const { request, placements } = fit;
  const takes = amountsOf(request);
  const placedOn = new Map(
    placements.map(({ node, replicas }) => [node, replicas]),
  );
  return {
    ...room,
    nodes: room.nodes.map(node => {
      const pods = placedOn.get(node.name) ?? 0;
      return pods === 0 || isUnknown(node.free)
        ? node
        : { ...node, free: minus(node.free, takes, pods) };
    }),
    quotas: room.quotas.map(quota =>
      isUnknown(quota.headroom) || !concerns(quota, request)
        ? quota
        : {
            ...quota,
            headroom:
              quota.headroom -
              (takes[quota.resource.replace(/^requests\./, '')] ?? 0) *
                fit.replicasPlaced,
          },
    ),
  };
}

function concerns(
  { kind, namespace, name }: GpuQuota,
  request: GpuFitRequest,
): boolean {
  return kind === 'ResourceQuota'
    ? namespace === request.namespace
    : name === request.queue;
}

function amountsOf(request: GpuFitRequest): Record<string, number> {
  return {
    cpu: request.cpu ?? 0,
    memory: request.memoryBytes ?? 0,
    pods: 1,
    ...Object.fromEntries(
      request.accelerators.map(({ resource, count }) => [resource, count]),
    ),
  };
}

function minus(
  free: Readonly<Record<string, number>>,
  takes: Readonly<Record<string, number>>,
  pods: number,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(free).map(([resource, amount]) => [
      resource,
      amount - (takes[resource] ?? 0) * pods,
    ]),
  );
}
