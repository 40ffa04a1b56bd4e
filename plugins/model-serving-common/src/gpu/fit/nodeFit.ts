import type { GpuFitReason, GpuFitRequest } from '../../model/gpuTypes';
import { isUnknown, type Known, known, unknown } from '../../model/known';
import type { SchedulableNode } from '../SchedulableNode';
import { type PodNeed, shortageCode, timesIn } from './podNeeds';
import { taintText, untolerated } from './tolerates';

/**
 * Why a node takes none of the pods, however much of it is free; with the code `unread` why it
 * may take none.
 */
export interface Obstacle {
  code: Exclude<GpuFitReason['code'], 'cpu' | 'memory' | 'pods' | 'quota'>;
  /** what sets this obstacle apart from others of its code, e.g. the taint */
  what: string;
}

/** What a node could do for the pods. */
export interface NodeFit {
  node: SchedulableNode;
  /** in the order in which a person would look at them */
  obstacles: Obstacle[];
  /** pods that what is free would be enough for */
  room: Known<number>;
}

type Look = (
  node: SchedulableNode,
  request: GpuFitRequest,
  needs: readonly PodNeed[],
) => Obstacle[];

/** A node without the accelerator is not told to have the wrong labels as well. */
const LOOKS: readonly Look[] = [
  ofPool,
  ofAccelerators,
  ofProduct,
  ofSelector,
  ofAvailability,
  ofTaints,
];

/** Whether it is sure that a node takes none. */
export function isBarred({ obstacles }: NodeFit): boolean {
  return obstacles.some(({ code }) => code !== 'unread');
}

export function nodeFit(
  node: SchedulableNode,
  request: GpuFitRequest,
  needs: readonly PodNeed[],
): NodeFit {
  return {
    node,
    obstacles: LOOKS.flatMap(look => look(node, request, needs)),
    room: isUnknown(node.free)
      ? unknown(node.free.unknown)
      : room(node.free, needs),
  };
}

function room(
  free: Readonly<Record<string, number>>,
  needs: readonly PodNeed[],
): number {
  return Math.min(
    ...needs.map(({ resource, amount }) =>
      timesIn(amount, free[resource] ?? 0),
    ),
  );
}

function ofPool({ pool }: SchedulableNode, request: GpuFitRequest): Obstacle[] {
  const { pool: wanted } = request;
  return wanted === undefined || wanted === pool || wanted === nameOf(pool)
    ? []
    : [{ code: 'pool', what: nameOf(pool) }];
}

/** The last part of a pool's id, which is percent-encoded. */
function nameOf(poolId: string): string {
  const name = poolId.slice(poolId.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function ofAccelerators(
  { free }: SchedulableNode,
  _: GpuFitRequest,
  needs: readonly PodNeed[],
): Obstacle[] {
  const amounts = known(free);
  const missing = needs.find(
    ({ resource }) =>
      shortageCode(resource) === 'accelerators' &&
      amounts !== undefined &&
      amounts[resource] === undefined,
  );
  return missing ? [{ code: 'accelerators', what: missing.resource }] : [];
}

function ofProduct(
  { product }: SchedulableNode,
  { product: wanted = '' }: GpuFitRequest,
): Obstacle[] {
  if (isUnknown(product)) {
    return wanted === ''
      ? []
      : [{ code: 'unread', what: 'its product cannot be told' }];
  }
  return product.toLowerCase().includes(wanted.toLowerCase())
    ? []
    : [{ code: 'product', what: product }];
}

function ofSelector(
  { labels }: SchedulableNode,
  { nodeSelector = {} }: GpuFitRequest,
): Obstacle[] {
  return Object.entries(nodeSelector)
    .filter(([key, value]) => labels[key] !== value)
    .map(([key, value]) => ({ code: 'selector', what: `${key}=${value}` }));
}

function ofAvailability({ unavailable }: SchedulableNode): Obstacle[] {
  return unavailable === undefined
    ? []
    : [{ code: 'unavailable', what: unavailable }];
}

/** That a node is cordoned or not ready is told once, though it is tainted for it as well. */
function ofTaints(
  { taints, unavailable }: SchedulableNode,
  { tolerations }: GpuFitRequest,
): Obstacle[] {
  return untolerated(taints, tolerations)
    .filter(
      ({ key }) =>
        unavailable === undefined || !key.startsWith('node.kubernetes.io/'),
    )
    .map(taint => ({ code: 'taint', what: taintText(taint) }));
}
