import { plainText } from '../../kubernetes/plainText';
import type { GpuFit, GpuFitReason, GpuFitRequest } from '../../model/gpuTypes';
import type { FitGap } from './FitGap';
import { amountText, counted } from './fitWords';
import type { NodeFit } from './nodeFit';
import type { FitReason } from './FitReason';
import { obstacleReasons } from './obstacleReasons';
import type { PodBounds } from './PodBounds';
import { type PodNeed, shortageCode } from './podNeeds';
import type { QuotaLimit } from './quotaLimits';
import { quotaReasons } from './quotaReasons';
import { shortageReasons } from './shortageReasons';
import { unreadReasons } from './unreadReasons';

interface Outcome {
  fits: GpuFit['fits'];
  nodes: readonly NodeFit[];
  placements: ReadonlyArray<{ node: string; replicas: number }>;
  limits: readonly QuotaLimit[];
  gaps: readonly FitGap[];
  needs: readonly PodNeed[];
  request: GpuFitRequest;
  byNodes: PodBounds;
  byQuota: PodBounds;
}

/** What is nearer to being changed comes first. */
const ORDER: ReadonlyArray<GpuFitReason['code']> = [
  'unread',
  'quota',
  'taint',
  'accelerators',
  'cpu',
  'memory',
  'pods',
  'selector',
  'unavailable',
  'product',
  'pool',
];

/** Why not all of the pods surely fit, and what to do; no reasons when they do. */
export function fitReasons(outcome: Outcome): Pick<GpuFit, 'reasons' | 'next'> {
  const { fits, nodes, request } = outcome;
  if (fits === 'yes') {
    return {
      reasons: [],
      next: `Nothing keeps ${counted(
        request.replicas,
        'pod',
      )} like this away; the scheduler may choose other nodes.`,
    };
  }
  const quota = quotaReasons(outcome.limits, request);
  const byNodes =
    outcome.byNodes.sure < request.replicas
      ? inOrder([
          ...shortageReasons(outcome),
          ...obstacleReasons(nodes),
          ...noNodes(nodes),
        ])
      : [];
  const all = inOrder([
    ...unreadReasons(outcome.gaps, nodes),
    ...quota,
    ...byNodes,
  ]);
  return {
    reasons: all.map(({ code, nodes: count, detail }) => ({
      code,
      nodes: count,
      detail: plainText(detail, 600),
    })),
    next: plainText(`${nextStep(quota, byNodes, outcome)}.`, 600),
  };
}

function noNodes(nodes: readonly NodeFit[]): FitReason[] {
  return nodes.length > 0
    ? []
    : [
        {
          code: 'accelerators',
          nodes: 0,
          detail: 'no node with accelerators is known here',
          gain: 0,
          remedy: '',
        },
      ];
}

function inOrder(reasons: readonly FitReason[]): FitReason[] {
  return [...reasons].sort(
    (a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code),
  );
}

function nextStep(
  quota: readonly FitReason[],
  byNodes: readonly FitReason[],
  { fits, request, needs, ...bounds }: Outcome,
): string {
  if (fits === 'cannot-tell') {
    return 'Settle what cannot be told here, then ask again';
  }
  const { replicas } = request;
  const missing = replicas - bounds.byNodes.possible;
  const steps = [
    ...(bounds.byQuota.possible < replicas
      ? quota.filter(({ code }) => code === 'quota').map(each => each.remedy)
      : []),
    ...(missing > 0 ? [remedyOf(byNodes, missing) ?? addNodes(needs)] : []),
  ];
  return [...new Set(steps)].join('; and ');
}

/**
 * What would be enough by itself; else what would free the nearest node; else what would let some
 * of the pods in.
 */
function remedyOf(
  reasons: readonly FitReason[],
  missing: number,
): string | undefined {
  const chosen =
    reasons.find(({ gain }) => gain >= missing) ??
    reasons.find(({ nearest }) => nearest) ??
    reasons.find(({ gain }) => gain > 0);
  return chosen?.remedy;
}

function addNodes(needs: readonly PodNeed[]): string {
  const accelerators = needs.filter(
    ({ resource }) => shortageCode(resource) === 'accelerators',
  );
  const wanted = accelerators.length > 0 ? accelerators : needs;
  return `Add a node with ${wanted.map(amountText).join(' and ')} free`;
}
