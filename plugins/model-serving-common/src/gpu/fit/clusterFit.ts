import { isUnknown, known } from '../../model/known';
import type {
  GpuFit,
  GpuFitReason,
  GpuFitRequest,
  GpuQuota,
} from '../../model/gpuTypes';
import type { SchedulableNode } from '../SchedulableNode';
import type { FitGap } from './FitGap';
import { fitReasons } from './fitReasons';
import { isBarred, type NodeFit, nodeFit } from './nodeFit';
import {
  both,
  CANNOT_TELL,
  exactly,
  NO_LIMIT,
  type PodBounds,
  together,
} from './PodBounds';
import { podNeeds } from './podNeeds';
import { boundsOf, quotaLimits } from './quotaLimits';

/** How the pods fit into one cluster. */
export interface ClusterFit {
  cluster: string;
  fits: GpuFit['fits'];
  placements: GpuFit['placements'];
  replicasPlaced: number;
  reasons: GpuFitReason[];
  next: string;
}

/**
 * The pods are alike and no node's room depends on another node's, so that filling one node after
 * the other places as many as any order would: the answer is exact for what is asked.
 */
export function clusterFit(options: {
  cluster: string;
  nodes: readonly SchedulableNode[];
  quotas: readonly GpuQuota[];
  gaps: readonly FitGap[];
  request: GpuFitRequest;
}): ClusterFit {
  const { cluster, gaps, request } = options;
  const needs = podNeeds(request);
  const nodes = options.nodes.map(node => nodeFit(node, request, needs));
  const limits = quotaLimits(options.quotas, request, needs);
  const byQuota = both(boundsOf(limits), boundsOfUnreadQuotas(options));
  const byNodes = together([
    ...nodes.map(boundsOfNode),
    gaps.some(({ decides }) => decides === 'nodes') ? CANNOT_TELL : exactly(0),
  ]);
  const placements = placed(
    nodes,
    Math.min(request.replicas, byQuota.possible),
  );
  const bounds = both(byNodes, byQuota);
  const fits = answer(bounds, request.replicas);
  return {
    cluster,
    fits,
    placements: placements.map(place => ({ cluster, ...place })),
    replicasPlaced: placements.reduce((sum, each) => sum + each.replicas, 0),
    ...fitReasons({
      fits,
      nodes,
      placements,
      limits,
      gaps,
      needs,
      request,
      byNodes,
      byQuota,
    }),
  };
}

function answer(
  { sure, possible }: PodBounds,
  replicas: number,
): GpuFit['fits'] {
  if (sure >= replicas) {
    return 'yes';
  }
  return possible < replicas ? 'no' : 'cannot-tell';
}

/** Limits that were not read matter only to those whom a limit could be about. */
function boundsOfUnreadQuotas(options: {
  gaps: readonly FitGap[];
  request: GpuFitRequest;
}): PodBounds {
  const { namespace, queue } = options.request;
  const limited = namespace !== undefined || queue !== undefined;
  return limited && options.gaps.some(({ decides }) => decides === 'quotas')
    ? CANNOT_TELL
    : NO_LIMIT;
}

function boundsOfNode(node: NodeFit): PodBounds {
  if (isBarred(node)) {
    return exactly(0);
  }
  const { obstacles, room } = node;
  if (isUnknown(room)) {
    return CANNOT_TELL;
  }
  return { sure: obstacles.length === 0 ? room : 0, possible: room };
}

/**
 * Nodes with the least room come first, so that what is left stays in one piece. A scheduler may
 * choose otherwise.
 */
function placed(
  nodes: readonly NodeFit[],
  replicas: number,
): Array<{ pool: string; node: string; replicas: number }> {
  const open = nodes
    .flatMap(({ node, obstacles, room }) => {
      const pods = obstacles.length === 0 ? known(room) ?? 0 : 0;
      return pods > 0 ? [{ node, pods }] : [];
    })
    .sort((a, b) => a.pods - b.pods || (a.node.name < b.node.name ? -1 : 1));
  const places = [];
  let left = replicas;
  for (const { node, pods } of open) {
    const here = Math.min(pods, left);
    if (here > 0) {
      places.push({ pool: node.pool, node: node.name, replicas: here });
      left -= here;
    }
  }
  return places;
}
