import type { Node } from '../../kubernetes/node';
import { type Known, unknown } from '../../model/known';
import type { GpuDevice } from '../../model/gpuTypes';
import { plainText } from '../../kubernetes/plainText';
import type { SchedulingPod } from '../../kubernetes/schedulingPod';
import { DeviceTable } from '../dra/DeviceTable';
import type { GpuHolding } from '../GpuHoldings';
import { hasAccelerators, poolId } from '../gpuPools';
import type { GpuSettings } from '../GpuSettings';
import {
  holdingsOf,
  type NodeHoldings,
  nodeHoldings,
} from '../holdings/nodeHoldings';
import { nodePool } from '../nodePool';
import { GpuPoolTable } from './GpuPoolTable';
import { keyOf } from './keyOf';
import { ObjectTable } from './ObjectTable';
import { claimKeys, PodTable } from './PodTable';

/** What has to be known for a node's amounts beside its own objects. */
export interface HolderContext {
  aliases: ReadonlyMap<string, readonly string[]>;
  nodesUnread: string | undefined;
  podsUnread: string | undefined;
  claimsUnread: string | undefined;
}

/**
 * Nodes, the pods on them and the devices that claims gave them. Each change marks the nodes that it
 * is about; only these are looked at again.
 */
export class HolderTable {
  readonly pods = new PodTable();
  readonly nodes = new ObjectTable<Node>();
  readonly devices = new DeviceTable(name => this.stale.add(name));
  readonly pools: GpuPoolTable;
  private readonly stale = new Set<string>();
  /** holders by the name of a node that is not there */
  private readonly strandedByNode = new Map<string, GpuHolding[]>();
  private readonly placements = new Map<string, string>();
  private readonly rowKeys = new Map<string, string>();

  constructor(
    private readonly cluster: string,
    private readonly settings: GpuSettings,
  ) {
    this.pools = new GpuPoolTable(settings);
  }

  putNode(node: Node): void {
    this.nodes.put(node);
    this.stale.add(node.metadata.name);
  }

  removeNode(key: string): void {
    const node = this.nodes.remove(key);
    if (node) {
      this.stale.add(node.metadata.name);
    }
  }

  putPod(pod: SchedulingPod): void {
    this.touchPod(this.pods.put(pod));
    this.touchPod(pod);
  }

  removePod(key: string): void {
    this.touchPod(this.pods.remove(key));
  }

  /** @param change - puts or removes the claim */
  changeClaim(key: string, change: () => void): void {
    change();
    for (const { nodeName } of this.pods.usersOf(key).values()) {
      this.touch(nodeName);
    }
  }

  touchAll(): void {
    for (const key of this.nodes.keys()) {
      this.touch(this.nodes.get(key)?.metadata.name);
    }
    for (const name of this.pods.nodes()) {
      this.touch(name);
    }
  }

  /** Whether pods could run elsewhere than before: labels, taints or resources changed. */
  refresh(context: HolderContext): boolean {
    let moved = false;
    for (const name of this.stale) {
      moved = this.refreshNode(name, context) || moved;
    }
    this.stale.clear();
    return moved;
  }

  /** Pods whose node is not there, in order of its name. */
  stranded(): Array<[string, GpuHolding[]]> {
    return [...this.strandedByNode].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  private refreshNode(name: string, context: HolderContext): boolean {
    const node = this.nodes.get(keyOf('', name));
    const holdings = node && this.holdingsOn(node, context);
    const stranded = node ? [] : this.strandedOn(name, context);
    if (stranded.length > 0) {
      this.strandedByNode.set(name, stranded);
    } else {
      this.strandedByNode.delete(name);
    }
    if (!holdings) {
      this.pools.remove(name);
      return this.placements.delete(name);
    }
    const before = this.placements.get(name);
    const placement = placementOf(holdings);
    this.placements.set(name, placement);
    return placement !== before;
  }

  private holdingsOn(
    node: Node,
    context: HolderContext,
  ): NodeHoldings | undefined {
    const { name } = node.metadata;
    const pods = this.pods.on(name);
    const pool = nodePool(node, this.settings.poolKeys);
    const id = poolId(this.cluster, pool);
    const options = { cluster: this.cluster, pool: id, devices: this.devices };
    if (
      !hasAccelerators(node) &&
      this.devices.unitsOn(name).length === 0 &&
      holdingsOf(pods, options).length === 0
    ) {
      return undefined;
    }
    const holdings = nodeHoldings(node, {
      ...options,
      ...context,
      pods,
      podsOfClaim: claim => this.podsOf(claim),
    });
    const rowKeys = holdings.rowKeys.map(key => this.sameKey(key));
    const told = { ...holdings, rowKeys };
    this.pools.put(name, { ...pool, id, cluster: this.cluster }, told);
    return told;
  }

  /** One string for all nodes alike, which a map of sums then finds without comparing letters. */
  private sameKey(key: string): string {
    const same = this.rowKeys.get(key) ?? key;
    this.rowKeys.set(same, same);
    return same;
  }

  private strandedOn(name: string, { nodesUnread }: HolderContext) {
    const pool: Known<string> = unknown(
      nodesUnread ?? `node ${plainText(name)} is not there any more`,
    );
    const { cluster, devices } = this;
    return holdingsOf(this.pods.on(name), { cluster, pool, devices });
  }

  private podsOf(claim: string): GpuDevice['pods'] {
    return [...this.pods.usersOf(claim).values()].map(({ metadata }) => ({
      namespace: plainText(metadata.namespace),
      name: plainText(metadata.name),
    }));
  }

  private touchPod(pod: SchedulingPod | undefined): void {
    this.touch(pod?.nodeName);
    for (const key of pod?.asks ? claimKeys(pod) : []) {
      const claim = this.devices.claim(key);
      if (claim) {
        this.devices.touchNodesOf(claim);
      }
    }
  }

  private touch(node: string | undefined): void {
    if (node !== undefined) {
      this.stale.add(node);
    }
  }
}

function placementOf({ schedulable, resources }: NodeHoldings): string {
  const { pool, labels, taints } = schedulable;
  return JSON.stringify([pool, labels, taints, [...resources].sort()]);
}
