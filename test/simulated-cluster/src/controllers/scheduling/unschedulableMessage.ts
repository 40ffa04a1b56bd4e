/** Why one node does not take a pod. */
export interface Refusal {
  reasons: string[];
  /** whether fewer pods on it would help */
  isPreemptible: boolean;
}

/**
 * What the scheduler writes into the PodScheduled condition
 * (kubernetes/kubernetes: pkg/scheduler/framework/types.go, FitError, and
 * pkg/scheduler/framework/preemption).
 */
export function unschedulableMessage(refusals: readonly Refusal[]): string {
  const total = refusals.length;
  if (total === 0) {
    return 'no nodes available to schedule pods';
  }
  const available = `0/${total} nodes are available: `;
  const preemption = refusals.map(({ isPreemptible }) =>
    isPreemptible
      ? 'No preemption victims found for incoming pod'
      : 'Preemption is not helpful for scheduling',
  );
  return `${available}${histogram(
    refusals.flatMap(({ reasons }) => reasons),
  )}. preemption: ${available}${histogram(preemption)}.`;
}

/** `3 of this, 4 of that`, ordered as text, which puts 10 before 2. */
function histogram(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}
