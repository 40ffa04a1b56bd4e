import { plainText } from '../../kubernetes/plainText';
import { matchesSelector } from '../../kubernetes/labelSelector';
import { parseLabelSelector } from '../../kubernetes/parseLabelSelector';
import { known } from '../../model/known';
import type { GpuPool, GpuViolation } from '../../model/gpuTypes';
import { matchesGlob } from '../../recognition/matchesGlob';
import { matchesPool } from '../matchesPool';
import { type HolderGroup, holderGroups } from './HolderGroup';
import type { HolderMatch, PolicyBase } from './PolicyBase';
import type { PolicyFacts, PolicyHolder } from './PolicyFacts';

/** Pods that are named in a violation; the rest is counted by its amounts. */
const MOST_EVIDENCE = 4;

/** The facts that one rule is about. */
export class PolicyScope {
  readonly pools: readonly GpuPool[];
  private readonly poolIds: ReadonlySet<string>;

  constructor(readonly policy: PolicyBase, readonly facts: PolicyFacts) {
    const { pools: match } = policy;
    this.pools = match
      ? facts.pools.filter(pool =>
          matchesPool(match, {
            ...pool,
            nodeLabels: facts.schedulable
              .filter(node => node.pool === pool.id)
              .map(({ labels }) => labels),
          }),
        )
      : facts.pools;
    this.poolIds = new Set(this.pools.map(({ id }) => id));
  }

  /** Those in its pools that match. */
  holders(match: HolderMatch): PolicyHolder[] {
    const { pools } = this.policy;
    return this.facts.holders.filter(holder => {
      const pool = known(holder.pool);
      return (
        (pool === undefined ? !pools : this.poolIds.has(pool)) &&
        matches(match, holder)
      );
    });
  }

  groups(holders: readonly PolicyHolder[]): HolderGroup[] {
    return holderGroups(holders, this.facts);
  }

  /** Why pods that match otherwise may be meant or not; undefined: nothing is open. */
  unlabelled(match: HolderMatch): string | undefined {
    const { labels, ...others } = match;
    return labels !== undefined &&
      this.holders(others).some(holder => holder.labels === undefined)
      ? this.problem('the labels of pods were not kept')
      : undefined;
  }

  problem(why: string): string {
    return plainText(
      `whether the rule "${this.policy.name}" is kept cannot be told: ${why}`,
    );
  }

  /** A violation by a group, with its pods as evidence. */
  violation(
    group: HolderGroup,
    violation: Pick<
      GpuViolation,
      'rule' | 'severity' | 'cause' | 'fix' | 'since'
    > & { evidence?: GpuViolation['evidence'] },
  ): GpuViolation {
    const { cluster, namespace, pool, service, subject, who } = group;
    return {
      ...violation,
      cluster,
      namespace,
      ...(pool !== undefined && { pool }),
      ...(service !== undefined && { service }),
      policy: this.policy.name,
      subject,
      who,
      cause: plainText(violation.cause),
      fix: plainText(violation.fix, 600),
      evidence: [...(violation.evidence ?? []), ...podsOf(group)],
    };
  }
}

function matches(
  { namespaces, classes, labels }: HolderMatch,
  holder: PolicyHolder,
): boolean {
  return (
    (!namespaces ||
      namespaces.some(glob => matchesGlob(glob, holder.namespace))) &&
    (!classes || classes.includes(holder.class)) &&
    (labels === undefined || matchesLabels(labels, holder.labels ?? {}))
  );
}

function matchesLabels(
  text: string,
  labels: Readonly<Record<string, string>>,
): boolean {
  const selector = parseLabelSelector(text);
  return !('problem' in selector) && matchesSelector(selector, labels);
}

function podsOf({ holders }: HolderGroup): GpuViolation['evidence'] {
  return holders.slice(0, MOST_EVIDENCE).map(({ pod, node, accelerators }) => ({
    source: 'field',
    subject: plainText(`Pod/${pod}`),
    detail: plainText(`${amountsText(accelerators)} on node ${node}`),
  }));
}

/** "4 nvidia.com/gpu, 1 amd.com/gpu". */
export function amountsText(accelerators: HolderGroup['accelerators']): string {
  return accelerators
    .map(({ resource, count }) => `${count} ${plainText(resource, 120)}`)
    .join(', ');
}
