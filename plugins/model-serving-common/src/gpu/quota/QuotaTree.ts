import type { ClusterQueue } from '../../kubernetes/clusterQueue';
import type { Cohort } from '../../kubernetes/cohort';
import type { FlavorQuota } from '../../kubernetes/kueueQuota';
import { isUnknown, type Known, unknown } from '../../model/known';

/** A queue or a cohort, for one resource of one flavor. */
interface QuotaNode {
  quota: FlavorQuota | undefined;
  /** its own and its children's, as far as they lend it */
  subtree: number;
  /** of the subtree, what only this node may use */
  local: number;
  usage: Known<number>;
  parent: QuotaNode | undefined;
}

export interface QueueRoom {
  /** nothing else in the cohort being used */
  limit: Known<number>;
  used: Known<number>;
  headroom: Known<number>;
}

/** Cohorts may nest, and whoever writes them may let them nest in a circle. */
const MOST_LEVELS = 16;

const CIRCLE = unknown('its cohorts nest in a circle, or too deeply');

/**
 * What queues may use of one resource of one flavor, with what their cohorts lend
 * (kubernetes-sigs/kueue: pkg/cache/scheduler/resource_node.go, available, potentialAvailable).
 */
export class QuotaTree {
  private readonly cohorts: ReadonlyMap<string, Cohort>;
  private readonly members = new Map<string, string[]>();
  private readonly queuesOf = new Map<string, ClusterQueue[]>();
  private readonly nodes = new Map<string, Known<QuotaNode>>();

  constructor(
    queues: readonly ClusterQueue[],
    cohorts: readonly Cohort[],
    private readonly flavor: string,
    private readonly resource: string,
  ) {
    this.cohorts = new Map(cohorts.map(each => [each.metadata.name, each]));
    for (const queue of queues) {
      push(this.queuesOf, queue.cohort, queue);
    }
    for (const { metadata, parent } of cohorts) {
      push(this.members, parent, metadata.name);
    }
  }

  roomOf(queue: ClusterQueue): QueueRoom {
    const cohort = this.ancestryOf(queue.cohort);
    if (isUnknown(cohort)) {
      return { limit: cohort, used: cohort, headroom: cohort };
    }
    const node = this.queueNode(queue, cohort);
    const left = available(node);
    return {
      limit: potential(node),
      used: node.usage,
      headroom: isUnknown(left) ? left : Math.max(0, queue.stopped ? 0 : left),
    };
  }

  /** The cohort with all above it; undefined: it is in none. */
  private ancestryOf(name: string | undefined): Known<QuotaNode> | undefined {
    const names: string[] = [];
    for (
      let next = name;
      next !== undefined;
      next = this.cohorts.get(next)?.parent
    ) {
      names.push(next);
      if (names.length > MOST_LEVELS || this.depthBelow(next) > MOST_LEVELS) {
        return CIRCLE;
      }
    }
    let parent: QuotaNode | undefined;
    for (const next of names.reverse()) {
      const node = this.nodes.get(next) ?? this.cohortNode(next, parent);
      this.nodes.set(next, node);
      if (isUnknown(node)) {
        return node;
      }
      parent = node;
    }
    return parent;
  }

  private depthBelow(name: string): number {
    let level = [name];
    let depth = 0;
    while (level.length > 0 && depth <= MOST_LEVELS) {
      level = level.flatMap(each => this.members.get(each) ?? []);
      depth++;
    }
    return depth;
  }

  private cohortNode(name: string, parent: QuotaNode | undefined): QuotaNode {
    const quota = this.quotaOf(this.cohorts.get(name)?.quotas);
    const children = [
      ...(this.queuesOf.get(name) ?? []).map(queue =>
        this.queueNode(queue, undefined),
      ),
      ...(this.members.get(name) ?? []).map(child =>
        this.cohortNode(child, undefined),
      ),
    ];
    const subtree = children.reduce(
      (sum, child) => sum + child.subtree - child.local,
      quota?.nominal ?? 0,
    );
    return {
      quota,
      subtree,
      local: localOf(quota, subtree),
      usage: children.reduce<Known<number>>(
        (sum, { usage, local }) =>
          isUnknown(sum) || isUnknown(usage)
            ? firstUnknown(sum, usage)
            : sum + Math.max(0, usage - local),
        0,
      ),
      parent,
    };
  }

  private queueNode(
    queue: ClusterQueue,
    parent: QuotaNode | undefined,
  ): QuotaNode {
    const quota = this.quotaOf(queue.quotas);
    const subtree = quota?.nominal ?? 0;
    return {
      quota,
      subtree,
      local: localOf(quota, subtree),
      usage: this.usageOf(queue),
      parent,
    };
  }

  private quotaOf(
    quotas: readonly FlavorQuota[] = [],
  ): FlavorQuota | undefined {
    return quotas.find(
      ({ flavor, resource }) =>
        flavor === this.flavor && resource === this.resource,
    );
  }

  private usageOf({ metadata, used }: ClusterQueue): Known<number> {
    return used === undefined
      ? unknown(
          `the status of ClusterQueue ${metadata.name} does not tell what is used`,
        )
      : used
          .filter(
            ({ flavor, resource }) =>
              flavor === this.flavor && resource === this.resource,
          )
          .reduce((sum, { total }) => sum + total, 0);
  }
}

function localOf(quota: FlavorQuota | undefined, subtree: number): number {
  return quota?.lendingLimit === undefined
    ? 0
    : Math.max(0, subtree - quota.lendingLimit);
}

function available(node: QuotaNode): Known<number> {
  const { parent, usage, subtree, local, quota } = node;
  if (isUnknown(usage)) {
    return usage;
  }
  if (!parent) {
    return subtree - usage;
  }
  const above = available(parent);
  if (isUnknown(above)) {
    return above;
  }
  const ofParent =
    quota?.borrowingLimit === undefined
      ? above
      : Math.min(
          above,
          subtree - local - Math.max(0, usage - local) + quota.borrowingLimit,
        );
  return Math.max(0, local - usage) + ofParent;
}

function potential({ parent, subtree, local, quota }: QuotaNode): number {
  if (!parent) {
    return subtree;
  }
  const most = local + potential(parent);
  return quota?.borrowingLimit === undefined
    ? most
    : Math.min(most, subtree + quota.borrowingLimit);
}

function firstUnknown(a: Known<number>, b: Known<number>): Known<number> {
  return isUnknown(a) ? a : b;
}

function push<T>(
  index: Map<string, T[]>,
  key: string | undefined,
  value: T,
): void {
  if (key !== undefined) {
    const values = index.get(key);
    if (values) {
      values.push(value);
    } else {
      index.set(key, [value]);
    }
  }
}
