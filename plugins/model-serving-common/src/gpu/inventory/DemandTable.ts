import type { KueueWorkload } from '../../kubernetes/kueueWorkload';
import type { SchedulingPod } from '../../kubernetes/schedulingPod';
import type { GpuDemand } from '../../model/gpuTypes';
import { candidatePools } from '../demand/candidatePools';
import {
  type DemandContext,
  isHeldBack,
  waitingPod,
  type Waiting,
  waitingWorkload,
} from '../demand/demands';
import { compare, type NodeHoldings } from '../holdings/nodeHoldings';
import { keyOf } from './keyOf';

const KUEUE_GATE = 'kueue.x-k8s.io/admission';
const POD_GROUP = 'kueue.x-k8s.io/pod-group-name';

/**
 * What waits for accelerators. Where it could run is looked up once for all that ask for the same,
 * and again when labels, taints or resources of the nodes changed.
 */
export class DemandTable {
  private pools = new Map<string, string[]>();
  private demands = new WeakMap<object, GpuDemand | 'none'>();

  constructor(
    private readonly context: DemandContext,
    private readonly nodes: () => readonly NodeHoldings[],
  ) {}

  /** The nodes, or what is known of claims and classes, are not what they were. */
  forget(): void {
    this.pools = new Map();
    this.demands = new WeakMap();
  }

  list(
    pods: Iterable<SchedulingPod>,
    workloads: readonly KueueWorkload[],
  ): GpuDemand[] {
    const heldBack = workloads.filter(isHeldBack);
    const ofWorkloads = heldBack.flatMap(workload =>
      this.demandOf(workload, () => waitingWorkload(workload, this.context)),
    );
    const covered = coveredPods(heldBack);
    const demands = [...ofWorkloads];
    for (const pod of pods) {
      if (!covered(pod)) {
        demands.push(
          ...this.demandOf(pod, () => waitingPod(pod, this.context)),
        );
      }
    }
    return demands.sort(
      (a, b) =>
        compare(a.namespace, b.namespace) ||
        compare(a.name, b.name) ||
        compare(a.kind, b.kind),
    );
  }

  private demandOf(
    object: object,
    read: () => Waiting | undefined,
  ): GpuDemand[] {
    let demand = this.demands.get(object);
    if (demand === undefined) {
      const waiting = read();
      demand = waiting
        ? { ...waiting.demand, pools: this.poolsOf(waiting) }
        : 'none';
      this.demands.set(object, demand);
    }
    return demand === 'none' ? [] : [demand];
  }

  private poolsOf({ placements }: Waiting): string[] {
    const all = placements.flatMap(({ placement, resources }) => {
      const { nodeSelector, affinity, tolerations } = placement;
      const key = JSON.stringify([
        nodeSelector,
        affinity,
        tolerations,
        resources,
      ]);
      const known =
        this.pools.get(key) ??
        candidatePools(placement, resources, this.nodes());
      this.pools.set(key, known);
      return known;
    });
    return [...new Set(all)].sort();
  }
}

/** A workload that waits stands for its pods, which may be there already behind a gate. */
function coveredPods(
  workloads: readonly KueueWorkload[],
): (pod: SchedulingPod) => boolean {
  const owners = new Set(
    workloads.flatMap(({ metadata }) =>
      metadata.ownerReferences.map(({ uid }) => uid),
    ),
  );
  const groups = new Set(
    workloads.map(({ metadata }) => keyOf(metadata.namespace, metadata.name)),
  );
  return ({ metadata, gates }) =>
    gates.includes(KUEUE_GATE) &&
    (owners.has(metadata.uid) ||
      groups.has(keyOf(metadata.namespace, metadata.labels[POD_GROUP] ?? '')));
}
