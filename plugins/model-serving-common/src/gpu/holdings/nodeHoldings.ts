import type { Node } from '../../kubernetes/node';
import { plainText } from '../../kubernetes/plainText';
import type { SchedulingPod } from '../../kubernetes/schedulingPod';
import type { Taint } from '../../kubernetes/taint';
import { type Known, orUnknown, unknown } from '../../model/known';
import type { GpuAmounts, GpuDevice, GpuNode } from '../../model/gpuTypes';
import type { DeviceTable } from '../dra/DeviceTable';
import type { GpuHolding } from '../GpuHoldings';
import { capacityTypeOf } from '../hardware/capacityType';
import { unitKey } from '../hardware/AcceleratorUnit';
import { labelledProduct } from '../hardware/labelledProduct';
import type { SchedulableNode } from '../SchedulableNode';
import { rounded } from './amountsRow';
import { claimedDevices, claimedRows } from './claimedRows';
import { extendedRows } from './extendedRows';
import { holdingOf, lostDevices } from './holdingOf';
import { nodeProblems } from './nodeProblems';
import { instanceTypeOf, whyUnavailable } from './nodeState';

/** What one node has, who holds it and what is left. */
export interface NodeHoldings {
  node: GpuNode;
  schedulable: SchedulableNode;
  holders: GpuHolding[];
  /** of `node.amounts`, as rows are told apart */
  rowKeys: readonly string[];
  /** all by which accelerators of the node may be asked for */
  resources: ReadonlySet<string>;
  problems: string[];
}

export interface NodeContext {
  cluster: string;
  /** id */
  pool: string;
  pods: ReadonlyMap<string, SchedulingPod>;
  devices: DeviceTable;
  podsOfClaim(claim: string): GpuDevice['pods'];
  /** further resources by which a driver's devices are asked for, by driver */
  aliases: ReadonlyMap<string, readonly string[]>;
  /** why pods are not known; what is held cannot be told then */
  podsUnread: string | undefined;
  /** the same of claims */
  claimsUnread: string | undefined;
}

export function nodeHoldings(node: Node, context: NodeContext): NodeHoldings {
  const { cluster, pool, pods, devices } = context;
  const units = devices.unitsOn(node.metadata.name);
  const unavailable = whyUnavailable(node);
  const available = unavailable === undefined;
  const extended = extendedRows(node, pods.values(), available);
  const lost = lostDevices(pods.values(), devices);
  const claimed = claimedRows(units, devices, { available, lost });
  const left = {
    ...extended.left,
    ...leftOfClaimed(claimed.left, extended.left, context.aliases),
  };
  const untold =
    context.podsUnread ?? (units.length > 0 ? context.claimsUnread : undefined);
  const rows = [...extended.rows, ...claimed.rows];
  const amounts =
    untold === undefined ? rows : rows.filter(row => isTold(row, context));
  return {
    node: {
      ...nodeIdentity(node, context),
      available,
      ...(available ? {} : { unavailableReason: unavailable }),
      // What is held decides every other part of a row.
      amounts,
      devices:
        units.length > 0
          ? claimedDevices(units, devices, context.podsOfClaim)
          : unknown('no telemetry was read'),
    },
    schedulable: {
      cluster,
      name: plainText(node.metadata.name),
      pool,
      product: productOf(rows, node.metadata.labels),
      labels: node.metadata.labels,
      taints: plainTaints(node),
      unavailable,
      free:
        untold === undefined
          ? { ...left, ...leftOfCommon(node, pods) }
          : unknown(untold),
    },
    holders: holdingsOf(pods, { cluster, pool, devices }),
    rowKeys: amounts.map(unitKey),
    resources: new Set(Object.keys(left)),
    problems: [
      ...nodeProblems(node, rows),
      ...(untold === undefined ? [] : untoldRows(node, rows, context, untold)),
    ],
  };
}

function nodeIdentity(
  { metadata, taints }: Node,
  { cluster, pool }: NodeContext,
): Pick<
  GpuNode,
  'cluster' | 'name' | 'pool' | 'instanceType' | 'capacityType' | 'taints'
> {
  return {
    cluster,
    name: plainText(metadata.name),
    pool,
    instanceType: orUnknown(
      plainText(instanceTypeOf(metadata.labels) ?? '') || undefined,
      'no label of the node tells',
    ),
    capacityType: capacityTypeOf(metadata.labels),
    taints: plainTaints({ taints }),
  };
}

function plainTaints({ taints }: Pick<Node, 'taints'>): Taint[] {
  return taints.map(({ key, value, effect }) => ({
    key: plainText(key),
    value: plainText(value),
    effect: plainText(effect),
  }));
}

/** Without claims the rows of device plugins still hold. */
function isTold({ mode }: GpuAmounts, { podsUnread }: NodeContext): boolean {
  return podsUnread === undefined && mode !== 'claimed';
}

function untoldRows(
  { metadata }: Node,
  rows: readonly GpuAmounts[],
  context: NodeContext,
  why: string,
): string[] {
  return rows
    .filter(row => !isTold(row, context))
    .map(
      ({ resource, capacity }) =>
        `Node ${plainText(metadata.name)} has ${capacity} ${plainText(
          resource,
        )}, and what is held of it cannot be told: ${why}`,
    );
}

export function holdingsOf(
  pods: ReadonlyMap<string, SchedulingPod>,
  options: { cluster: string; pool: Known<string>; devices: DeviceTable },
): GpuHolding[] {
  const holdings: GpuHolding[] = [];
  for (const pod of pods.values()) {
    const holding = pod.asks ? holdingOf(pod, options) : undefined;
    if (holding) {
      holdings.push(holding);
    }
  }
  return holdings.sort(byNamespaceAndPod);
}

function byNamespaceAndPod(a: GpuHolding, b: GpuHolding): number {
  return compare(a.namespace, b.namespace) || compare(a.pod, b.pod);
}

export function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** A node has one product, but for parts of it, which are still told by that product’s name. */
function productOf(
  rows: readonly GpuAmounts[],
  labels: Readonly<Record<string, string>>,
): Known<string> {
  const labelled = labelledProduct(labels);
  return typeof labelled === 'string' ? labelled : rows[0]?.product ?? labelled;
}

/** A driver's devices are asked for by resource too, where the node has no such resource itself. */
function leftOfClaimed(
  left: Readonly<Record<string, number>>,
  extended: Readonly<Record<string, number>>,
  aliases: NodeContext['aliases'],
): Record<string, number> {
  const result: Record<string, number> = { ...left };
  for (const [driver, count] of Object.entries(left)) {
    for (const resource of aliases.get(driver) ?? []) {
      if (!extended[resource]) {
        result[resource] = count;
      }
    }
  }
  return result;
}

const COMMON = ['cpu', 'memory'] as const;

/** What a kubelet allows unless it is told otherwise. */
const MOST_PODS = 110;

function leftOfCommon(
  { allocatable, capacity }: Node,
  pods: ReadonlyMap<string, SchedulingPod>,
): Record<string, number> {
  const left: Record<string, number> = {};
  for (const resource of COMMON) {
    let taken = 0;
    for (const { requests } of pods.values()) {
      taken += requests[resource] ?? 0;
    }
    const offered = allocatable[resource] ?? capacity[resource] ?? 0;
    left[resource] = Math.max(0, rounded(offered - taken));
  }
  const mostPods = allocatable.pods ?? capacity.pods ?? MOST_PODS;
  return { ...left, pods: Math.max(0, mostPods - pods.size) };
}
