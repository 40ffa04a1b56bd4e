import type { CapacityType, GpuNode, GpuPool } from '../../model/gpuTypes';
import { isUnknown, type Known } from '../../model/known';
import type { GpuHolding } from '../GpuHoldings';
import type { GpuSettings } from '../GpuSettings';
import type { NodePool } from '../nodePool';
import { poolRole } from '../poolRole';
import type { SchedulableNode } from '../SchedulableNode';
import { compare, type NodeHoldings } from './nodeHoldings';
import { RowSums } from './RowSums';
import { Tally } from './Tally';

/** A pool without the demand, which is not its nodes' to tell. */
export type PoolHoldings = Omit<GpuPool, 'demand'>;

export interface PoolIdentity extends NodePool {
  id: string;
  cluster: string;
}

/** A pool with its nodes in order of their names. */
export interface SummedPool {
  pool: PoolHoldings;
  members: readonly NodeHoldings[];
  nodes: readonly GpuNode[];
  schedulable: readonly SchedulableNode[];
  holders: readonly GpuHolding[];
}

/** What is the same as long as no node comes, goes or is labelled anew. */
interface Roster {
  names: string[];
  indexOf: ReadonlyMap<string, number>;
  role: Known<string>;
}

/**
 * A pool whose sums follow its nodes: a node that changed is taken away as it was and added as it
 * is. Nothing is summed up anew, however many nodes there are.
 */
export class PoolSums {
  private readonly members = new Map<string, NodeHoldings>();
  private readonly rows = new RowSums();
  private readonly products = new Tally();
  private readonly capacityTypes = new Tally<CapacityType>();
  private readonly troubled = new Set<string>();
  private unavailable = 0;
  private roster: Roster | undefined;
  private lists: Omit<SummedPool, 'pool'> | undefined;
  private summed: SummedPool | undefined;

  constructor(
    private readonly identity: PoolIdentity,
    private readonly settings: GpuSettings,
  ) {}

  get size(): number {
    return this.members.size;
  }

  get id(): string {
    return this.identity.id;
  }

  put(name: string, node: NodeHoldings): void {
    const before = this.members.get(name);
    if (before) {
      this.count(name, before, -1);
    }
    this.members.set(name, node);
    this.count(name, node, 1);
    const { labels } = node.schedulable;
    if (before?.schedulable.labels !== labels) {
      this.roster = undefined;
      this.lists = undefined;
    } else {
      this.replaceListed(name, node);
    }
    this.summed = undefined;
  }

  remove(name: string): void {
    const before = this.members.get(name);
    if (before) {
      this.count(name, before, -1);
      this.members.delete(name);
      this.roster = undefined;
      this.lists = undefined;
      this.summed = undefined;
    }
  }

  sum(): SummedPool {
    if (!this.summed) {
      const roster = this.enrolled();
      this.lists ??= this.listed(roster);
      this.summed = { ...this.lists, pool: this.told(roster) };
    }
    return this.summed;
  }

  private count(name: string, holdings: NodeHoldings, sign: 1 | -1): void {
    const { node, schedulable, rowKeys, problems } = holdings;
    node.amounts.forEach((row, index) => {
      this.rows.add(rowKeys[index] ?? '', row, sign);
      countKnown(this.products, row.product, sign);
    });
    countKnown(this.products, schedulable.product, sign);
    countKnown(this.capacityTypes, node.capacityType, sign);
    this.unavailable += node.available ? 0 : sign;
    if (sign > 0 && problems.length > 0) {
      this.troubled.add(name);
    } else {
      this.troubled.delete(name);
    }
  }

  private enrolled(): Roster {
    if (!this.roster) {
      const keys = [...this.members.keys()].sort(compare);
      this.roster = {
        names: keys.flatMap(key => this.members.get(key)?.node.name ?? []),
        indexOf: new Map(keys.map((key, index) => [key, index])),
        role: poolRole(
          {
            name: this.identity.name,
            nodeLabels: [...this.members.values()].map(
              ({ schedulable }) => schedulable.labels,
            ),
          },
          this.settings.poolRoles,
        ),
      };
    }
    return this.roster;
  }

  private listed({ indexOf }: Roster): Omit<SummedPool, 'pool'> {
    const members = [...indexOf.keys()].flatMap(
      name => this.members.get(name) ?? [],
    );
    return {
      members,
      nodes: members.map(({ node }) => node),
      schedulable: members.map(({ schedulable }) => schedulable),
      holders: holdersOf(members),
    };
  }

  /** Lists that were given away are not written to. */
  private replaceListed(name: string, node: NodeHoldings): void {
    const at = this.roster?.indexOf.get(name);
    if (at === undefined || !this.lists) {
      this.lists = undefined;
      return;
    }
    const { members, nodes, schedulable } = this.lists;
    const next = members.with(at, node);
    this.lists = {
      members: next,
      nodes: nodes.with(at, node.node),
      schedulable: schedulable.with(at, node.schedulable),
      holders: holdersOf(next),
    };
  }

  private told({ names, role }: Roster): PoolHoldings {
    const { id, cluster, name, labelKey } = this.identity;
    const amounts = this.rows.list();
    return {
      id,
      cluster,
      name,
      ...(labelKey === undefined ? {} : { labelKey }),
      products: this.products.values(),
      accelerators: [
        ...new Set(amounts.map(({ resource }) => resource)),
      ].sort(),
      nodes: names,
      role,
      capacityTypes: this.capacityTypes.values(),
      amounts,
      nodeCount: names.length,
      unavailableNodes: this.unavailable,
      problems: [...this.troubled]
        .sort(compare)
        .flatMap(each => this.members.get(each)?.problems ?? []),
    };
  }
}

function holdersOf(members: readonly NodeHoldings[]): GpuHolding[] {
  return ([] as GpuHolding[]).concat(...members.map(({ holders }) => holders));
}

function countKnown<T extends string>(
  tally: Tally<T>,
  value: Known<T>,
  sign: 1 | -1,
): void {
  if (!isUnknown(value)) {
    tally.add(value, sign);
  }
}
